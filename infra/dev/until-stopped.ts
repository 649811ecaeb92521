import { launchersOf, watchLaunchers } from "./launcher.ts";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Aborts, with a reason for people, at the first signal that asks to stop or when the package manager above is gone. */
export async function stopRequest(): Promise<AbortSignal> {
  const request = new AbortController();
  // The handlers stay: a second signal must not end the process while it is stopping the services.
  for (const signal of signals) process.on(signal, () => request.abort(signal));
  watchLaunchers(await launchersOf(process.pid), () => request.abort("the program that started this one is gone"));
  return request.signal;
}

/** Resolves when the signal is aborted. */
export async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
