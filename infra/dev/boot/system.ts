import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { identify, projectRoot, waitFor } from "@petswipe/embedded";
import type { Paths } from "../paths.ts";
import { isFree } from "../ports.ts";
import type { RunState } from "../state.ts";
import type { Check } from "./check.ts";

const START_TIMEOUT_MS = 10 * 60_000; // includes the downloads of a first start
const KILLED_TIMEOUT_MS = 10_000;
const STOP_TIMEOUT_MS = 60_000;

/** Starts `pnpm dev --traffic` as a developer does on a machine without pnpm. */
export async function launch(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const { packageManager } = JSON.parse(await readFile(join(projectRoot, "package.json"), "utf8"));
  return spawn("npx", ["--yes", packageManager, "dev", "--traffic"], {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    detached: true, // its own process group, to which Ctrl-C is sent as from a terminal
    stdio: ["ignore", "inherit", "inherit"],
  });
}

/** Waits until all services run. Throws when the runner ends before. */
export async function untilReady(runner: ChildProcess, paths: Paths): Promise<RunState> {
  const ended = new AbortController();
  once(runner, "exit").then(([code]) => ended.abort(new Error(`pnpm dev ended with code ${code}`)));
  const ready = async () => {
    const state = JSON.parse(await readFile(paths.state, "utf8")) as RunState;
    return state.ready ? state : undefined;
  };
  return waitFor(ready, { what: "pnpm dev", timeoutMs: START_TIMEOUT_MS, signal: ended.signal });
}

function groupExists(pid: number): boolean {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}

const portOf = (url: string): number | undefined => Number(/:(\d+)(\/|$)/.exec(url)?.[1]) || undefined;

/** Sends Ctrl-C to the runner and its launchers. Resolves to whether all of them ended within a minute. */
export async function interrupt(runner: ChildProcess): Promise<boolean> {
  const group = runner.pid as number;
  if (groupExists(group)) process.kill(-group, "SIGINT");
  const hasEnded = async () => !groupExists(group);
  return waitFor(hasEnded, { what: "the end of pnpm dev", timeoutMs: STOP_TIMEOUT_MS }).catch(() => false);
}

/** The processes that still run after a timeout, since a killed process takes a moment to exit on a busy machine. */
async function leftOf(pids: readonly number[]): Promise<number[][]> {
  const running = () => Promise.all(pids.map(async (pid) => ((await identify(pid)) || groupExists(pid) ? [pid] : [])));
  const none = async () => (await running()).flat().length === 0;
  await waitFor(none, { what: "the end of every process", timeoutMs: KILLED_TIMEOUT_MS }).catch(() => false);
  return running();
}

/** Sends Ctrl-C and checks that no process, process group or port is left. */
export async function stop(runner: ChildProcess, state: RunState): Promise<Check[]> {
  const ended = await interrupt(runner);
  const pids = [state.pid, ...state.services.flatMap(({ pid }) => pid ?? [])];
  const left = await leftOf(pids);
  const ports = state.services.flatMap(({ url }) => portOf(url) ?? []);
  const taken = await Promise.all(ports.map(async (port) => ((await isFree(port)) ? [] : [port])));
  const list = (numbers: number[][]) => numbers.flat().join(", ") || "none";
  return [
    { what: "Ctrl-C ends the runner", found: ended ? "ended" : "still running", passed: ended },
    { what: `processes left of ${pids.length}`, found: list(left), passed: left.flat().length === 0 },
    { what: `ports still taken of ${ports.length}`, found: list(taken), passed: taken.flat().length === 0 },
  ];
}
