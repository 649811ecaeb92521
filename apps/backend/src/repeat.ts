import type { App } from "./http/types.ts";

export interface Repeated {
  readonly everyMs: number;
  /** For the log: "ending expired sessions". */
  readonly what: string;
  readonly work: () => Promise<void>;
}

/** Runs `work` while the app is up: once when it is ready, then `everyMs` after each run has ended. */
export function repeat(app: App, { everyMs, what, work }: Repeated): void {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let closing = false;

  async function run(): Promise<void> {
    try {
      await work();
    } catch (error) {
      app.log.warn({ err: error }, `${what} failed`);
    }
    if (!closing) timer = setTimeout(start, everyMs);
  }
  function start(): void {
    running = run();
  }

  app.addHook("onReady", async () => start());
  app.addHook("onClose", async () => {
    closing = true;
    clearTimeout(timer);
    await running;
  });
}
