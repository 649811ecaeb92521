/** The ways by which Alertmanager tells people, as this program plays them. */
export const SINK_CHANNELS = ["slack", "email", "pagerduty", "sns", "sms", "heartbeat"] as const;
export type SinkChannel = (typeof SINK_CHANNELS)[number];

/** A notification as it would have reached people. */
export interface Notification {
  /** When it came, ISO 8601. */
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

/** Takes what came by a channel. */
export type Receive = (notification: Omit<Notification, "at">) => void;

/** A word of Alertmanager or of our templates as a status. */
export const statusOf = (word: string | undefined): Notification["status"] =>
  word === "firing" || word === "trigger" ? "firing" : "resolved";
