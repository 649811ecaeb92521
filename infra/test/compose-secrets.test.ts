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
/** The files that setup writes, as `<folder>/<file>`. */
let written: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "secrets "));
  written = await writeSecrets(await ensureSecrets(join(folder, "setup")), folder);
});
afterAll(() => rm(folder, { recursive: true }));

/** The services that mount secrets. */
const mounts = services.flatMap(([name, { volumes = [] }]) =>
  volumes.filter((volume) => JSON.stringify(volume).includes("secrets")).map((mount) => ({ name, mount })),
);
const WITH_ALL = ["setup", "migrate"];

describe("secrets", () => {
  it("are mounted completely only by the services that create them and the logins", () => {
    const all = mounts.filter(({ mount }) => typeof mount === "string");
    expect(all).toEqual(WITH_ALL.map((name) => ({ name, mount: "secrets:/secrets" })));
  });

  it("are mounted by every other service only from its own folder, which setup writes", () => {
    const parts = mounts.filter(({ name }) => !WITH_ALL.includes(name));
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

  /** For operators, documented in runbooks. */
  const FOR_OPERATORS = ["redis/redis-cli"];

  it("are read from the files that setup writes", async () => {
    const dockerfile = await readFile(join(INFRA, "docker/Dockerfile"), "utf8");
    const stageOf = (name: string) => dockerfile.split(/^(?=FROM )/m).find((stage) => stage.includes(` AS ${name}\n`));
    for (const file of written.filter((each) => !FOR_OPERATORS.includes(each))) {
      const [name = "", inside] = file.split("/");
      const { command, environment, build } = serviceOf(name);
      const text = JSON.stringify([command, environment, build && stageOf(build.target)]);
      expect({ file, read: text.includes(`${MOUNT}/${inside}`) }).toEqual({ file, read: true });
    }
  });

  it("for operators are used in runbooks", async () => {
    const runbooks = [...(await readTexts()).values()].join("\n");
    for (const file of FOR_OPERATORS) {
      const [name, inside] = file.split("/");
      expect(written).toContain(file);
      expect(runbooks).toContain(`docker compose exec ${name} sh ${MOUNT}/${inside} `);
      expect(runbooks).not.toMatch(new RegExp(`exec ${name} ${inside}`));
    }
  });

  it("are in files, not in the environment, which `docker inspect` shows", () => {
    const environment = services.flatMap(([, service]) => Object.entries(service.environment ?? {}));
    const secret = environment.filter(([name]) => /PASS|SECRET|TOKEN|_KEY/.test(name));
    // The operator chooses the password of Grafana.
    expect(secret.filter(([, value]) => !value.startsWith(`${MOUNT}/`)).map(([name]) => name)).toEqual([
      "GF_SECURITY_ADMIN_PASSWORD",
    ]);
  });
});

describe("logins", () => {
  it("of the owner are the initial user and database of PostgreSQL's container", () => {
    expect(environmentOf("postgres")).toMatchObject({ POSTGRES_USER: OWNER, POSTGRES_DB: DATABASE });
    const health = serviceOf("postgres").healthcheck?.test ?? [];
    expect(health).toEqual(expect.arrayContaining([`--username=${OWNER}`, `--dbname=${DATABASE}`]));
  });

  it("of postgres-exporter have access to statistics", () => {
    expect(environmentOf("postgres-exporter")["DATA_SOURCE_USER"]).toBe(logins.monitor.role);
  });

  it("of redis-exporter have the password of its Redis", async () => {
    const address = serviceOf("redis-exporter").command?.find((flag) => flag.startsWith("--redis.addr="));
    const passwords = JSON.parse(await readFile(join(folder, "redis-exporter/passwords.json"), "utf8")) as object;
    expect(Object.keys(passwords)).toEqual([address?.replace("--redis.addr=", "")]);
  });
});

/** For operators, documented in the README. */
const OPERATOR_TASKS = ["rotate-token-key"];

it("compose.yaml runs existing tasks of setup, which refuses others", async () => {
  const program = join(projectRoot, "infra/setup/main.ts");
  const { exitCode, stderr } = await execa(process.execPath, [program, "nothing"], { reject: false });
  const tasks = /expected one of (.*)/.exec(stderr)?.[1]?.split(", ");
  expect(exitCode).toBe(2);
  expect([...WITH_ALL.map((name) => serviceOf(name).command), OPERATOR_TASKS]).toEqual(tasks?.map((task) => [task]));
});
