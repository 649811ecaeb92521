import { setTimeout as delay } from "node:timers/promises";
import { isRunning, type ProcessIdentity } from "./identity.ts";
import { sendSignal } from "./signal.ts";

/** How a service is asked to end. */
export interface StopPolicy {
  /** The signal that asks for a graceful end. */
  readonly stopSignal: NodeJS.Signals;
  /** Whether only the process gets it, or its whole process group. */
  readonly stopTarget: "process" | "group";
  /** Milliseconds from that signal to SIGKILL. */
  readonly stopTimeoutMs: number;
}

const POLL_MS = 25;

async function gone(identity: ProcessIdentity, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (await isRunning(identity)) {
    if (Date.now() >= deadline) return false;
    await delay(POLL_MS);
  }
  return true;
}

/**
 * Asks a process (the leader of its group) to end, waits, then kills what is left of the group.
 * Throws when the process outlives SIGKILL for five seconds.
 */
export async function stopProcess(identity: ProcessIdentity, policy: StopPolicy): Promise<void> {
  const { pid } = identity;
  if (!(await isRunning(identity))) return;
  sendSignal(policy.stopTarget === "group" ? -pid : pid, policy.stopSignal);
  await gone(identity, policy.stopTimeoutMs);
  // Also when the leader has gone by itself: its group may hold children that ignored the signal.
  sendSignal(-pid, "SIGKILL");
  if (!(await gone(identity, 5000))) throw new Error(`process ${pid} is still running 5 s after SIGKILL`);
}
