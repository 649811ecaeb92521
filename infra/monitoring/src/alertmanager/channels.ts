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
  /** AWS's own without one. */
  readonly apiUrl?: string;
}

/** A URL in the configuration itself is for one that is no secret. */
export type Heartbeat = { readonly urlFile: string } | { readonly url: string };

/** The ways to people that a deployment has; `other` takes alerts whose team or service is unknown. */
export interface Channels {
  readonly slack: Readonly<Partial<Record<Team | "other", Slack>>>;
  readonly pagerduty: Readonly<Partial<Record<AlertService | "other", PagerDuty>>>;
  readonly email?: Email;
  readonly sns?: Sns;
  readonly sms?: Sns;
  readonly heartbeat?: Heartbeat;
}

export const NO_CHANNELS: Channels = { slack: {}, pagerduty: {} };

/** A channel that alerts are routed to; the heartbeat has the Watchdog to itself. */
export type Channel = Exclude<keyof Channels, "heartbeat">;

/** Who hears of what. Slack gets critical alerts too: there the lower bands were seen, which a critical one mutes. */
export const CHANNELS_OF: Readonly<Record<Severity, readonly Channel[]>> = {
  critical: ["sns", "sms", "slack", "pagerduty"],
  high: ["sns", "slack", "email"],
  medium: ["sns", "slack"],
  low: ["sns", "email"],
};
