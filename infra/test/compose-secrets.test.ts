import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { logins } from "@petswipe/database/logins";
import { projectRoot } from "@petswipe/embedded";
import { readTexts } from "@petswipe/monitoring/runbooks/files";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DATABASE, ensureSecrets, OWNER, writeSecrets } from "../setup/secrets.ts";
import { environmentOf, INFRA, serviceOf, services } from "./support/compose.ts";

const MOUNT = "/run/secrets";

let folder: string;
/** What setup writes, as `<folder>/<file>`. */
let written: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "secrets "));
  written = await writeSecrets(await ensureSecrets(join(folder, "setup")), folder);
});
afterAll(() => rm(folder, { recursive: true }));

/** The services that have a part of the secrets, with the mounts by which they have it. */
const mounts = services.flatMap(([name, { volumes = [] }]) =>
  volumes.filter((volume) => JSON.stringify(volume).includes("secrets")).map((mount) => ({ name, mount })),
);
const whole = ["setup", "migrate"];

describe("secrets", () => {
  it("are whole only where they are made and where log-ins are", () => {
    const all = mounts.filter(({ mount }) => typeof mount === "string");
    expect(all).toEqual(whole.map((name) => ({ name, mount: "secrets:/secrets" })));
  });

  it("are seen by every other service in its own folder alone, which setup writes", () => {
    const parts = mounts.filter(({ name }) => !whole.includes(name));
    for (const { name, mount } of parts)
      expect(mount).toEqual({
        type: "volume",
        source: "secrets",
        target: MOUNT,
        read_only: true,
        volume: { subpath: name },
      });
    const folders = new Set(written.map((file) => file.split("/")[0]));
    expect(new Set(parts.map(({ name }) => name))).toEqual(folders);
  });

  /** For people, whom runbooks tell of it. */
  const byHand = ["redis/redis-cli"];

  it("are read under the names that they are written under", async () => {
    const dockerfile = await readFile(join(INFRA, "docker/Dockerfile"), "utf8");
    const stageOf = (name: string) => dockerfile.split(/^(?=FROM )/m).find((stage) => stage.includes(` AS ${name}\n`));
    for (const file of written.filter((each) => !byHand.includes(each))) {
      const [name = "", inside] = file.split("/");
      const { command, environment, build } = serviceOf(name);
      const said = JSON.stringify([command, environment, build && stageOf(build.target)]);
      expect({ file, read: said.includes(`${MOUNT}/${inside}`) }).toEqual({ file, read: true });
    }
  });

  it("are of use for people, by the commands of runbooks", async () => {
    const runbooks = [...(await readTexts()).values()].join("\n");
    for (const file of byHand) {
      const [name, inside] = file.split("/");
      expect(written).toContain(file);
      expect(runbooks).toContain(`docker compose exec ${name} sh ${MOUNT}/${inside} `);
      expect(runbooks).not.toMatch(new RegExp(`exec ${name} ${inside}`));
    }
  });

  it("are in files, not in the environment, which everybody sees who may inspect a container", () => {
    const environment = services.flatMap(([, service]) => Object.entries(service.environment ?? {}));
    const secret = environment.filter(([name]) => /PASS|SECRET|TOKEN|_KEY/.test(name));
    // Grafana's is for people, who choose it.
    expect(secret.filter(([, value]) => !value.startsWith(`${MOUNT}/`)).map(([name]) => name)).toEqual([
      "GF_SECURITY_ADMIN_PASSWORD",
    ]);
  });
});

describe("who logs in", () => {
  it("as the owner is who PostgreSQL's container begins with, to the database that it makes", () => {
    expect(environmentOf("postgres")).toMatchObject({ POSTGRES_USER: OWNER, POSTGRES_DB: DATABASE });
    const health = serviceOf("postgres").healthcheck?.test ?? [];
    expect(health).toEqual(expect.arrayContaining([`--username=${OWNER}`, `--dbname=${DATABASE}`]));
  });

  it("to measure PostgreSQL is the log-in that may see statistics", () => {
    expect(environmentOf("postgres-exporter")["DATA_SOURCE_USER"]).toBe(logins.monitor.role);
  });

  it("to measure Redis has the password of the Redis that it asks", async () => {
    const address = serviceOf("redis-exporter").command?.find((flag) => flag.startsWith("--redis.addr="));
    const passwords = JSON.parse(await readFile(join(folder, "redis-exporter/passwords.json"), "utf8")) as object;
    expect(Object.keys(passwords)).toEqual([address?.replace("--redis.addr=", "")]);
  });
});

/** For people, as the README says. */
const tasksByHand = ["turn-over-tokens"];

it("setup is told of a task that it has, and refuses any other", async () => {
  const program = join(projectRoot, "infra/setup/main.ts");
  const { exitCode, stderr } = await execa(process.execPath, [program, "nothing"], { reject: false });
  const tasks = /expected one of (.*)/.exec(stderr)?.[1]?.split(", ");
  expect(exitCode).toBe(2);
  expect([...whole.map((name) => serviceOf(name).command), tasksByHand]).toEqual(tasks?.map((task) => [task]));
});
