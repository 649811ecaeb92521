import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { identify } from "./identity.ts";
import { logTail } from "./log-tail.ts";
import { removePidFile, writePidFile } from "./pid-file.ts";
import { sendSignal } from "./signal.ts";
import { type StopPolicy, stopProcess } from "./stop.ts";

/** What to run, and where to write its log and pid file. */
export interface ServiceOptions extends Partial<StopPolicy> {
  readonly name: string;
  readonly command: string;
  readonly args?: readonly string[];
  /** Added to this process' environment. */
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** stdout and stderr are appended to this file. */
  readonly logFile: string;
  /** The directory of pid files, for `reapStale`. */
  readonly runDir: string;
}

/** How a service exited: one of the two is set. */
export interface ServiceExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A running child process that leads its own process group. */
export interface Service {
  readonly name: string;
  readonly pid: number;
  readonly logFile: string;
  /** Resolves when the process has exited, for any reason. */
  readonly exited: Promise<ServiceExit>;
  /** Sends the stop signal, kills the group after the timeout, and resolves when the process has exited. */
  stop(): Promise<void>;
  /** Sends a signal to the whole process group. */
  kill(signal: NodeJS.Signals): void;
}

const DEFAULT_POLICY: StopPolicy = { stopSignal: "SIGTERM", stopTarget: "group", stopTimeoutMs: 10_000 };

async function launch(options: ServiceOptions) {
  await mkdir(dirname(options.logFile), { recursive: true });
  const log = await open(options.logFile, "a");
  try {
    const child = spawn(options.command, options.args ?? [], {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
    });
    const exited = once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
    exited.catch(() => {}); // spawn errors are reported by the line below
    await once(child, "spawn");
    return { pid: child.pid as number, exited: exited.then(([code, signal]): ServiceExit => ({ code, signal })) };
  } catch (cause) {
    throw new Error(`could not start ${options.name} (${options.command}): ${(cause as Error).message}`, { cause });
  } finally {
    await log.close();
  }
}

/** Starts a service in its own process group. Throws if the command cannot be run or exits at once. */
export async function spawnService(options: ServiceOptions): Promise<Service> {
  const { name, logFile, runDir } = options;
  const policy: StopPolicy = {
    stopSignal: options.stopSignal ?? DEFAULT_POLICY.stopSignal,
    stopTarget: options.stopTarget ?? DEFAULT_POLICY.stopTarget,
    stopTimeoutMs: options.stopTimeoutMs ?? DEFAULT_POLICY.stopTimeoutMs,
  };
  const { pid, exited } = await launch(options);
  const identity = await identify(pid);
  if (identity === undefined) throw new Error(`${name} exited at once. Its log ends with:\n${await logTail(logFile)}`);
  await writePidFile(runDir, { name, ...identity, ...policy });
  const cleaned = exited.then(async () => {
    sendSignal(-pid, "SIGKILL"); // children that outlived a crashed leader
    await removePidFile(runDir, name);
  });
  return {
    name,
    pid,
    logFile,
    exited,
    async stop() {
      await stopProcess(identity, policy);
      await cleaned;
    },
    kill: (signal) => sendSignal(-pid, signal),
  };
}
