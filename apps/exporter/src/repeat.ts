export interface Repetition {
  /** Ends after the run under way. */
  stop(): Promise<void>;
}

/** Runs `work`, which must not reject, at once and then each time `pauseMs` after it ended. */
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
