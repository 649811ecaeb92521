/** The channels of Alertmanager that this program stands in for. */
export const SINK_CHANNELS = ["slack", "email", "pagerduty", "sns", "sms", "heartbeat"] as const;
export type SinkChannel = (typeof SINK_CHANNELS)[number];

/** A notification as the channel would have delivered it. */
export interface Notification {
  /** When it arrived, ISO 8601. */
  readonly at: string;
  readonly channel: SinkChannel;
  /** As alertmanager.yml names it. */
  readonly receiver: string;
  readonly status: "firing" | "resolved";
  readonly alertname: string;
  readonly severity: string;
  readonly service: string;
  readonly title: string;
  readonly text: string;
}

/** Receives a notification from a channel. */
export type Receive = (notification: Omit<Notification, "at">) => void;

/** Maps a status of Alertmanager, PagerDuty or our templates. */
export const statusOf = (word: string | undefined): Notification["status"] =>
  word === "firing" || word === "trigger" ? "firing" : "resolved";
