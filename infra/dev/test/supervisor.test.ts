import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { waitFor } from "@petswipe/embedded";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { processService } from "../service.ts";
import { Supervisor } from "../supervisor.ts";

const forever = "setInterval(() => {}, 1000)";

describe("Supervisor", () => {
  let dir: string;
  let lines: string[];
  let supervisor: Supervisor;

  const service = (name: string, script: string) =>
    processService({
      name,
      stage: "applications",
      url: "http://localhost/",
      logFile: join(dir, `${name}.log`),
      runDir: join(dir, "run"),
      command: async () => ({ command: process.execPath, args: ["-e", script] }),
    });
  const stateOf = (name: string) => supervisor.statuses().find((status) => status.name === name)?.state;
  const untilState = (name: string, state: string) =>
    waitFor(async () => stateOf(name) === state, { what: `${name} ${state}` });

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), "supervisor "));
    lines = [];
    supervisor = new Supervisor({ log: (line) => lines.push(line), restartDelaysMs: [10, 10] });
  });
  afterEach(async () => {
    await supervisor.stopAll();
    await rm(dir, { recursive: true });
  });

  it("lists running services with their pids", async () => {
    await supervisor.start(service("steady", forever));
    expect(supervisor.statuses()).toMatchObject([
      { name: "steady", url: "http://localhost/", state: "running", pid: expect.any(Number) },
    ]);
  });

  it("restarts a crashed service and logs the end of its log", async () => {
    const counter = join(dir, "starts");
    await writeFile(counter, "");
    const crashesOnce = `const fs = require("node:fs"); fs.appendFileSync(${JSON.stringify(counter)}, "x");
      if (fs.readFileSync(${JSON.stringify(counter)}, "utf8").length === 1) setTimeout(() => { throw new Error("first") }, 100);
      ${forever}`;
    await supervisor.start(service("fragile", crashesOnce));
    await waitFor(async () => (await readFile(counter, "utf8")) === "xx", { what: "the second start" });
    await untilState("fragile", "running");
    expect(lines.join("\n")).toMatch(/fragile ended with code 1; restarting in 0\.01 s\. .*Error: first/s);
  });

  it("gives up after the last restart and logs it", async () => {
    await supervisor.start(service("hopeless", "setTimeout(() => process.exit(1), 50)"));
    await untilState("hopeless", "failed");
    expect(lines.filter((line) => line.includes("ended with code 1"))).toHaveLength(3);
    expect(lines.at(-1)).toMatch(/hopeless ended with code 1; not restarted again/);
  });

  it("throws the reason when a service does not start, and continues without an optional one", async () => {
    const missing = { ...service("missing", ""), start: () => Promise.reject(new Error("no such program")) };
    await expect(supervisor.start(missing)).rejects.toThrow("missing could not start: no such program");
    expect(await supervisor.startOptional(missing)).toBe(false);
    expect(lines.at(-1)).toBe("continuing without missing: missing could not start: no such program");
  });

  it("reports how a process ended that was never ready", async () => {
    const spec = processService({
      name: "broken",
      stage: "data",
      url: "",
      logFile: join(dir, "broken.log"),
      runDir: join(dir, "run"),
      ready: "http://127.0.0.1:1/",
      command: async () => ({ command: process.execPath, args: ["-e", "console.log('bad luck'); process.exit(4)"] }),
    });
    await expect(supervisor.start(spec)).rejects.toThrow(/it ended with code 4 while it started.*bad luck/s);
  });

  it("stops a service that is still starting", async () => {
    const never = processService({
      name: "never",
      stage: "data",
      url: "",
      logFile: join(dir, "never.log"),
      runDir: join(dir, "run"),
      ready: "http://127.0.0.1:1/",
      command: async () => ({ command: process.execPath, args: ["-e", forever] }),
    });
    const start = expect(supervisor.start(never)).rejects.toThrow("all services are being stopped");
    await supervisor.stopAll();
    await start;
  });
});
