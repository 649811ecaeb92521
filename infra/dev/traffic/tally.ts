export const EVENTS = [
  "swipes",
  "matches",
  "sign-ups",
  "log-ins",
  "adoptions asked",
  "adoptions",
  "pets listed",
] as const;
export type Event = (typeof EVENTS)[number];

/** Counts what the crowd did since the last look. */
export function createTally() {
  let counts = new Map<Event, number>();
  let requests = 0;
  let refused = 0;

  return {
    add: (event: Event) => void counts.set(event, (counts.get(event) ?? 0) + 1),
    answered(status: number): void {
      requests++;
      if (status >= 400 && status < 500) refused++;
    },
    count: (event: Event) => counts.get(event) ?? 0,
    /** One line for the time that has passed, and a fresh start. */
    report(seconds: number, people: number): string {
      const rate = Math.round(((counts.get("swipes") ?? 0) * 60) / seconds);
      const rest = EVENTS.slice(1).map((event) => `${counts.get(event) ?? 0} ${event}`);
      const line = `crowd: ${people} people, ${rate} swipes/min; in ${Math.round(seconds)} s: ${rest.join(", ")}, ${requests} requests (${refused} refused)`;
      counts = new Map();
      requests = 0;
      refused = 0;
      return line;
    },
  };
}

export type Tally = ReturnType<typeof createTally>;
