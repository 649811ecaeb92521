import { setTimeout as delay } from "node:timers/promises";
import { isRunning, type ProcessIdentity } from "./identity.ts";
import { sendSignal } from "./signal.ts";

/** How to stop a service. */
export interface StopPolicy {
  /** The signal for a graceful shutdown. */
  readonly stopSignal: NodeJS.Signals;
  /** Whether to signal the process or its whole group. */
  readonly stopTarget: "process" | "group";
  /** Milliseconds from that signal to SIGKILL. */
  readonly stopTimeoutMs: number;
}

const POLL_MS = 25;

async function hasExited(identity: ProcessIdentity, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (await isRunning(identity)) {
    if (Date.now() >= deadline) return false;
    await delay(POLL_MS);
  }
  return true;
}

/**
 * Stops a process (the leader of its group), waits, then kills the rest of the group.
 * Throws if the process survives SIGKILL for five seconds.
 */
export async function stopProcess(identity: ProcessIdentity, policy: StopPolicy): Promise<void> {
  const { pid } = identity;
  if (!(await isRunning(identity))) return;
  sendSignal(policy.stopTarget === "group" ? -pid : pid, policy.stopSignal);
  await hasExited(identity, policy.stopTimeoutMs);
  // Even if the leader has exited: its group may have children that ignored the signal.
  sendSignal(-pid, "SIGKILL");
  if (!(await hasExited(identity, 5000))) throw new Error(`process ${pid} is still running 5 s after SIGKILL`);
}
