/** Logs the start and the end of an outage once each, however many requests fail. */
export function createOutage(say: (line: string) => void) {
  let isOut = false;
  return {
    failed(error: Error): void {
      if (!isOut) say(`traffic: no response (${error.message}); retrying`);
      isOut = true;
    },
    succeeded(): void {
      if (isOut) say("traffic: responses again, continuing");
      isOut = false;
    },
  };
}

export type Outage = ReturnType<typeof createOutage>;
