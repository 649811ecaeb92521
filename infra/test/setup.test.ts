import { chown, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ensureSecrets, rotateTokenKey, type Secrets, writeSecrets } from "../setup/secrets.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "setup "));
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs as an ordinary user, as containers do: for root no file is read-only. */
async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  const user = process.geteuid?.();
  if (user !== 0) return await work();
  await chown(folder, 1000, 1000);
  process.seteuid?.(1000);
  try {
    return await work();
  } finally {
    process.seteuid?.(user);
  }
}

const setup = () =>
  asOrdinaryUser(async () => {
    const secrets = await ensureSecrets(join(folder, "setup"));
    return { secrets, files: await writeSecrets(secrets, folder) };
  });
const read = (file: string) => readFile(join(folder, file), "utf8");
const modeOf = async (path: string) => ((await stat(join(folder, path))).mode & 0o777).toString(8);
/** The secrets that exist since the first start. */
const valuesOf = ({ logins, jwtBefore: _, backup, ...others }: Secrets) => ({ ...others, ...logins, copies: backup });

describe("secrets", () => {
  it("are 256 random bits each, generated once and unchanged by later starts", async () => {
    const first = await setup();
    const values = Object.values(valuesOf(first.secrets));
    for (const value of values) expect(value).toMatch(/^[\w-]{43}$/);
    expect(new Set(values).size).toBe(7);
    const texts = await Promise.all(first.files.map(read));
    expect(await setup()).toEqual(first);
    expect(await Promise.all(first.files.map(read))).toEqual(texts);
  });

  it("are regenerated one by one when a file is missing, also in the files of services", async () => {
    const before = await setup();
    await rm(join(folder, "setup/database-backend"));
    const { secrets } = await setup();
    const { backend, ...others } = secrets.logins;
    expect(backend).not.toBe(before.secrets.logins.backend);
    expect({ ...secrets, logins: { ...others, backend: before.secrets.logins.backend } }).toEqual(before.secrets);
    expect(await read("backend/env")).toContain(`:${backend}@`);
  });

  it("sign tokens with a new key after a rotation, with the previous key still valid", async () => {
    const before = await setup();
    await asOrdinaryUser(() => rotateTokenKey(join(folder, "setup")));
    const { secrets } = await setup();
    expect(secrets.jwt).not.toBe(before.secrets.jwt);
    expect(parseEnv(await read("backend/env"))).toMatchObject({
      JWT_SECRET: secrets.jwt,
      JWT_SECRET_PREVIOUS: before.secrets.jwt,
    });
  });

  it("are separated by folder, each with the secrets of one service", async () => {
    const { secrets, files } = await setup();
    const folders = (await readdir(folder)).filter((name) => name !== "setup");
    const found = folders.map(async (name) => {
      const inside = await readdir(join(folder, name));
      const text = (await Promise.all(inside.map((file) => read(join(name, file))))).join("\n");
      expect(inside.map((file) => `${name}/${file}`).toSorted()).toEqual(
        files.filter((file) => file.startsWith(`${name}/`)).toSorted(),
      );
      return [
        name,
        Object.entries(valuesOf(secrets)).flatMap(([secret, value]) => (text.includes(value) ? secret : [])),
      ];
    });
    expect(Object.fromEntries(await Promise.all(found))).toEqual({
      postgres: ["owner"],
      redis: ["redis"],
      backend: ["redis", "jwt", "backend"],
      backup: ["owner", "copies"],
      exporter: ["exporter"],
      "postgres-exporter": ["monitor"],
      "redis-exporter": ["redis"],
    });
  });

  it("are readable together only by setup, and per service by any user", async () => {
    const { files } = await setup();
    expect(await modeOf("setup")).toBe("700");
    for (const name of await readdir(join(folder, "setup"))) expect(await modeOf(`setup/${name}`)).toBe("600");
    for (const file of files) {
      expect([await modeOf(file.split("/")[0] ?? ""), await modeOf(file)]).toEqual(["755", "444"]);
    }
  });

  it("are written completely after an interrupted start", async () => {
    const { secrets } = await setup();
    await asOrdinaryUser(() => writeFile(join(folder, "backend/env.new"), "JWT_SEC", { mode: 0o444 }));
    await setup();
    expect(await readdir(join(folder, "backend"))).toEqual(["env"]);
    expect(await read("backend/env")).toContain(`JWT_SECRET=${secrets.jwt}\n`);
  });

  it("are passed to the applications as variables", async () => {
    const { secrets } = await setup();
    expect(parseEnv(await read("backend/env"))).toEqual({
      DATABASE_URL: `postgres://petswipe_backend:${secrets.logins.backend}@postgres:5432/petswipe`,
      REDIS_URL: `redis://:${secrets.redis}@redis:6379`,
      JWT_SECRET: secrets.jwt,
    });
    expect(parseEnv(await read("exporter/env"))).toEqual({
      DATABASE_URL: `postgres://petswipe_exporter:${secrets.logins.exporter}@postgres:5432/petswipe`,
    });
  });
});
