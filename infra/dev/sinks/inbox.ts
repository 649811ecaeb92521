import type { Notification, Receive, SinkChannel } from "./notification.ts";

/** Per channel, so that heartbeats do not displace alerts. */
const MAX_KEPT = 200;

export interface Filter {
  readonly channel?: SinkChannel;
  readonly alertname?: string;
  readonly status?: Notification["status"];
}

/** The latest notifications. */
export interface Inbox {
  readonly add: Receive;
  /** Notifications that match every value of the filter, newest first. */
  list(filter?: Filter): Notification[];
}

/** Keeps notifications in memory and writes each as one line of JSON. */
export function createInbox(write: (line: string) => void): Inbox {
  let kept: readonly Notification[] = [];
  return {
    add(received) {
      const notification = { at: new Date().toISOString(), ...received };
      const surplus = kept.filter(({ channel }) => channel === notification.channel).slice(MAX_KEPT - 1);
      kept = [notification, ...kept.filter((old) => !surplus.includes(old))];
      write(`${JSON.stringify(notification)}\n`);
    },
    list(filter = {}) {
      const wanted = Object.entries(filter) as [keyof Filter, string][];
      return kept.filter((notification) => wanted.every(([name, value]) => notification[name] === value));
    },
  };
}
