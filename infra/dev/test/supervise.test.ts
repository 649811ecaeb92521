import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { access, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { identify, reapStale, waitFor } from "@petswipe/embedded";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Paths, pathsOf } from "../paths.ts";
import type { RunState } from "../state.ts";

const runner = fileURLToPath(new URL("fixtures/runner.ts", import.meta.url));

describe("a runner", () => {
  let paths: Paths;
  let child: ChildProcess;

  const state = async () => JSON.parse(await readFile(paths.state, "utf8")) as RunState;
  const readyState = () =>
    waitFor(
      async () => {
        const current = await state();
        return current.ready ? current : undefined;
      },
      { what: "the runner" },
    );
  const servicePids = async () => (await readyState()).services.map(({ pid }) => pid as number);
  const running = async (pids: readonly number[]) => (await Promise.all(pids.map(identify))).filter(Boolean).length;
  const allGone = (pids: readonly number[]) => waitFor(async () => (await running(pids)) === 0, { what: "their end" });

  beforeEach(async () => {
    paths = pathsOf(await mkdtemp(join(tmpdir(), "a runner ")));
  });
  afterEach(async () => {
    child.kill("SIGKILL");
    await reapStale(paths.run);
    await rm(paths.data, { recursive: true });
  });

  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("stops everything in reverse order on %s", async (signal) => {
    child = spawn(process.execPath, [runner, paths.data], { stdio: "ignore" });
    const pids = await servicePids();
    child.kill(signal);
    expect(await once(child, "exit")).toEqual([0, null]);
    expect(await running(pids)).toBe(0);
    const stoppedAt = async (name: string) => {
      const log = await readFile(join(paths.logs, `${name}.log`), "utf8");
      return Number(/stopped (\d+)/.exec(log)?.[1]);
    };
    expect(await stoppedAt("first")).toBeGreaterThanOrEqual(await stoppedAt("second"));
    await expect(access(paths.state)).rejects.toThrow();
  });

  it("leaves its services running when it is killed, and the next start stops them", async () => {
    child = spawn(process.execPath, [runner, paths.data], { stdio: "ignore" });
    const pids = await servicePids();
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await running(pids)).toBe(2);
    expect((await reapStale(paths.run)).toSorted()).toEqual(["first", "second"]);
    expect(await running(pids)).toBe(0);
  });

  it("stops everything when its launcher is killed", async () => {
    const script = `'${process.execPath}' '${runner}' '${paths.data}'; true`;
    child = spawn("sh", ["-c", script], { stdio: "ignore" });
    const pids = await servicePids();
    const runnerPid = (await state()).pid;
    child.kill("SIGKILL");
    await allGone([...pids, runnerPid]);
  });
});
