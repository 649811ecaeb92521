import type { Notification, Receive, SinkChannel } from "./notification.ts";

/** Of each channel, so that heartbeats do not push out what matters. */
const keptOfEach = 200;

export interface Filter {
  readonly channel?: SinkChannel;
  readonly alertname?: string;
  readonly status?: Notification["status"];
}

/** The latest notifications. */
export interface Journal {
  readonly add: Receive;
  /** Newest first; those that have all of the filter's values. */
  list(filter?: Filter): Notification[];
}

/** Keeps notifications in memory, and writes each as one line of JSON. */
export function createJournal(write: (line: string) => void): Journal {
  let kept: readonly Notification[] = [];
  return {
    add(received) {
      const notification = { at: new Date().toISOString(), ...received };
      const surplus = kept.filter(({ channel }) => channel === notification.channel).slice(keptOfEach - 1);
      kept = [notification, ...kept.filter((old) => !surplus.includes(old))];
      write(`${JSON.stringify(notification)}\n`);
    },
    list(filter = {}) {
      const wanted = Object.entries(filter) as [keyof Filter, string][];
      return kept.filter((notification) => wanted.every(([name, value]) => notification[name] === value));
    },
  };
}
