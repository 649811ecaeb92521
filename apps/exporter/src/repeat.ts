export interface Repetition {
  /** Stops after the current run. */
  stop(): Promise<void>;
}

/** Runs `work`, which must not reject, once and then `pauseMs` after each run has ended. */
export function repeat(work: () => Promise<void>, pauseMs: number): Repetition {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const run = (): Promise<void> =>
    work().then(() => {
      if (!stopped) {
        timer = setTimeout(() => {
          running = run();
        }, pauseMs);
      }
    });
  let running = run();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
