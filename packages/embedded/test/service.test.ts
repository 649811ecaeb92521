import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { identify } from "../src/process/identity.ts";
import { readPidFiles, writePidFile } from "../src/process/pid-file.ts";
import { reapStale } from "../src/process/reap.ts";
import { type Service, type ServiceOptions, spawnService } from "../src/process/service.ts";
import { waitFor } from "../src/wait-for.ts";

const forever = "setInterval(() => {}, 1000)";
const printsChild = `const child = require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(forever)}]);
  console.log("child", child.pid); ${forever}`;
const ignoresTerm = `process.on("SIGTERM", () => {}); console.log("ready"); ${forever}`;

describe("spawnService", () => {
  let dir: string;
  const started: Service[] = [];

  const node = async (script: string, options: Partial<ServiceOptions> = {}) => {
    const paths = { logFile: join(dir, "a.log"), runDir: join(dir, "run") };
    const service = await spawnService({
      name: "a",
      command: process.execPath,
      args: ["-e", script],
      ...paths,
      ...options,
    });
    started.push(service);
    return service;
  };
  const logMatch = (pattern: RegExp) =>
    waitFor(async () => pattern.exec(await readFile(join(dir, "a.log"), "utf8")) ?? undefined, {
      what: String(pattern),
    });

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), "a service "));
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((service) => service.stop()));
    await rm(dir, { recursive: true });
  });

  it("writes stdout and stderr to the log and reports how it exited", async () => {
    const service = await node(
      `console.log("out", process.env.GIVEN); console.error("err"); setTimeout(() => process.exit(3), 200)`,
      {
        env: { GIVEN: "given" },
      },
    );
    expect(await service.exited).toEqual({ code: 3, signal: null });
    expect(await readFile(service.logFile, "utf8")).toBe("out given\nerr\n");
  });

  it("names a command that cannot be run", async () => {
    await expect(node("", { command: "/no/such/program" })).rejects.toThrow(
      /could not start a \(\/no\/such\/program\)/,
    );
  });

  it("has a pid file while it is running", async () => {
    const service = await node(forever);
    expect(await readPidFiles(join(dir, "run"))).toMatchObject([{ name: "a", ...(await identify(service.pid)) }]);
    await service.stop();
    expect(await readPidFiles(join(dir, "run"))).toEqual([]);
  });

  it("stops its children too", async () => {
    const service = await node(printsChild);
    const child = Number((await logMatch(/child (\d+)/))[1]);
    await service.stop();
    await waitFor(async () => (await identify(child)) === undefined, { what: "the child's exit" });
    expect(await service.exited).toEqual({ code: null, signal: "SIGTERM" });
  });

  it("kills a process that ignores the stop signal", async () => {
    const service = await node(ignoresTerm, { stopTimeoutMs: 100 });
    await logMatch(/ready/);
    await service.stop();
    expect(await service.exited).toEqual({ code: null, signal: "SIGKILL" });
  });
});

describe("reapStale", () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), "stale "));
  });
  afterEach(() => rm(dir, { recursive: true }));

  const policy = { stopSignal: "SIGTERM", stopTarget: "group", stopTimeoutMs: 1000 } as const;

  it("stops services that a killed runner left, and removes their pid files", async () => {
    const left = await spawnService({
      name: "left",
      command: process.execPath,
      args: ["-e", forever],
      logFile: join(dir, "left.log"),
      runDir: dir,
    });
    expect(await reapStale(dir)).toEqual(["left"]);
    expect(await left.exited).toEqual({ code: null, signal: "SIGTERM" });
    expect(await readPidFiles(dir)).toEqual([]);
  });

  it("never touches another process with the same pid", async () => {
    await writePidFile(dir, { name: "recycled", pid: process.pid, started: "1", ...policy });
    expect(await reapStale(dir)).toEqual([]);
    expect(await readPidFiles(dir)).toEqual([]);
  });

  it("does nothing without a directory", async () => {
    expect(await reapStale(join(dir, "none"))).toEqual([]);
  });
});
