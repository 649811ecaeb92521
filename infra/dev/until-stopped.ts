import { launchersOf, watchLaunchers } from "./launcher.ts";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Aborts, with a readable reason, at the first termination signal or when the package manager above has exited. */
export async function stopRequest(): Promise<AbortSignal> {
  const request = new AbortController();
  // The handlers stay installed: a second signal must not end the process while it stops the services.
  for (const signal of signals) process.on(signal, () => request.abort(signal));
  watchLaunchers(await launchersOf(process.pid), () => request.abort("its launcher has exited"));
  return request.signal;
}

/** Resolves when the signal is aborted. */
export async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
