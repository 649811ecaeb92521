/** Says once that a service is away, however many people notice, and once that it is back. */
export function createOutage(say: (line: string) => void) {
  let away = false;
  return {
    noticed(error: Error): void {
      if (!away) say(`crowd: no answer (${error.message}); trying again`);
      away = true;
    },
    over(): void {
      if (away) say("crowd: answered again, going on");
      away = false;
    },
  };
}

export type Outage = ReturnType<typeof createOutage>;
