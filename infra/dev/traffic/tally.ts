export const EVENTS = [
  "swipes",
  "matches",
  "signups",
  "logins",
  "adoption requests",
  "adoptions",
  "pets listed",
] as const;
export type Event = (typeof EVENTS)[number];

/** Counts events and responses since the last report. */
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
    /** One line about the elapsed time. Resets all counts. */
    report(seconds: number, users: number): string {
      const rate = Math.round(((counts.get("swipes") ?? 0) * 60) / seconds);
      const rest = EVENTS.slice(1).map((event) => `${counts.get(event) ?? 0} ${event}`);
      const line = `traffic: ${users} users, ${rate} swipes/min; in ${Math.round(seconds)} s: ${rest.join(", ")}, ${requests} requests (${refused} refused)`;
      counts = new Map();
      requests = 0;
      refused = 0;
      return line;
    },
  };
}

export type Tally = ReturnType<typeof createTally>;
