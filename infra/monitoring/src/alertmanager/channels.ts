import type { AlertService, Severity, Team } from "../alerts/vocabulary.ts";

export interface Slack {
  readonly urlFile: string;
}

export interface PagerDuty {
  readonly keyFile: string;
  readonly url: string;
}

export interface Email {
  readonly smarthost: string;
  readonly from: string;
  readonly to: string;
  readonly requireTls: boolean;
  readonly login?: { readonly username: string; readonly passwordFile: string };
}

export interface Sns {
  readonly topicArn: string;
  /** AWS by default. */
  readonly apiUrl?: string;
}

/** `url` is written into the configuration: only for a URL that is not a secret. */
export type Heartbeat = { readonly urlFile: string } | { readonly url: string };

/** A deployment's channels; `other` takes alerts of an unknown team or service. */
export interface Channels {
  readonly slack: Readonly<Partial<Record<Team | "other", Slack>>>;
  readonly pagerduty: Readonly<Partial<Record<AlertService | "other", PagerDuty>>>;
  readonly email?: Email;
  readonly sns?: Sns;
  readonly sms?: Sns;
  readonly heartbeat?: Heartbeat;
}

export const NO_CHANNELS: Channels = { slack: {}, pagerduty: {} };

/** A channel that alerts are routed to. The heartbeat gets the Watchdog only. */
export type Channel = Exclude<keyof Channels, "heartbeat">;

/** The channels of each severity. Slack gets critical alerts too, because they mute the lower ones that were posted there. */
export const CHANNELS_OF: Readonly<Record<Severity, readonly Channel[]>> = {
  critical: ["sns", "sms", "slack", "pagerduty"],
  high: ["sns", "slack", "email"],
  medium: ["sns", "slack"],
  low: ["sns", "email"],
};
