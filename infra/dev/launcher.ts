import { readFile } from "node:fs/promises";
import { identify, isRunning, type ProcessIdentity } from "@petswipe/embedded";

const POLL_MS = 500;
const LAUNCHER = /(^|[/ ])(npx|npm|pnpm)\b|^(\/bin\/)?(ba|da)?sh -c /;

async function parentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1] ?? 0);
}

async function commandLine(pid: number): Promise<string> {
  return (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).replaceAll("\0", " ").trim();
}

/** Whether a command line belongs to a package manager, or to the shell between two of them. */
export function isLauncher(command: string): boolean {
  return LAUNCHER.test(command);
}

/** The package managers that started this process, nearest first; none when it was started otherwise. */
export async function launchersOf(pid: number): Promise<ProcessIdentity[]> {
  const parent = await parentOf(pid);
  if (parent <= 1 || !isLauncher(await commandLine(parent))) return [];
  const identity = await identify(parent);
  return identity ? [identity, ...(await launchersOf(parent))] : [];
}

/**
 * Calls `onGone` once when one of the launchers has exited: a signal to npx ends only npm and does not reach its children.
 * The returned function stops watching.
 */
export function watchLaunchers(launchers: readonly ProcessIdentity[], onGone: () => void): () => void {
  const timer = setInterval(async () => {
    const running = await Promise.all(launchers.map(isRunning));
    if (running.every(Boolean)) return;
    clearInterval(timer);
    onGone();
  }, POLL_MS);
  return () => clearInterval(timer);
}
