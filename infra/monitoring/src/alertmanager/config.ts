/** The part of alertmanager.yml that is used here, under Alertmanager's names. All but one field exist since 0.25. */
export interface AlertmanagerConfig {
  readonly templates: readonly string[];
  readonly route: Route;
  readonly receivers: readonly Receiver[];
  readonly inhibit_rules: readonly InhibitRule[];
  readonly time_intervals: readonly NamedIntervals[];
}

/** Prometheus durations. */
export interface Timing {
  readonly group_wait: string;
  readonly group_interval: string;
  /** Checked once per group_interval. */
  readonly repeat_interval: string;
}

/** When a route is muted. Child routes do not inherit it. */
export interface Muting {
  readonly mute_time_intervals?: readonly string[];
  readonly active_time_intervals?: readonly string[];
}

export interface Route extends Muting, Partial<Timing> {
  readonly receiver: string;
  readonly group_by?: readonly string[];
  readonly matchers?: readonly string[];
  readonly continue?: boolean;
  readonly routes?: readonly Route[];
}

export interface InhibitRule {
  readonly source_matchers: readonly string[];
  readonly target_matchers: readonly string[];
  /** Labels that must have the same value on both sides; a label that both lack counts as equal. */
  readonly equal?: readonly string[];
}

export interface NamedIntervals {
  readonly name: string;
  readonly time_intervals: readonly TimeInterval[];
}

export interface TimeInterval {
  readonly weekdays: readonly string[];
  readonly times: readonly { readonly start_time: string; readonly end_time: string }[];
  readonly location: string;
}

/** A receiver without integrations keeps its alerts visible in Alertmanager, but notifies no one. */
export interface Receiver {
  readonly name: string;
  readonly slack_configs?: readonly SlackConfig[];
  readonly email_configs?: readonly EmailConfig[];
  readonly pagerduty_configs?: readonly PagerDutyConfig[];
  readonly sns_configs?: readonly SnsConfig[];
  readonly webhook_configs?: readonly WebhookConfig[];
}

interface Integration {
  /** Always set: the default differs between integrations. */
  readonly send_resolved: boolean;
}

export interface SlackConfig extends Integration {
  readonly api_url_file: string;
  readonly username: string;
  readonly title: string;
  readonly title_link: string;
  readonly fallback: string;
  readonly text: string;
  readonly color: string;
  readonly footer: string;
  readonly actions: readonly { readonly type: "button"; readonly text: string; readonly url: string }[];
}

export interface EmailConfig extends Integration {
  readonly to: string;
  readonly from: string;
  readonly smarthost: string;
  readonly require_tls: boolean;
  readonly auth_username?: string;
  readonly auth_password_file?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly html: string;
  readonly text: string;
}

export interface PagerDutyConfig extends Integration {
  readonly routing_key_file: string;
  readonly url: string;
  readonly client: string;
  readonly client_url: string;
  readonly description: string;
  readonly severity: string;
  readonly class: string;
  readonly component: string;
  readonly group: string;
  readonly details: Readonly<Record<string, string>>;
  readonly links: readonly { readonly href: string; readonly text: string }[];
}

export interface SnsConfig extends Integration {
  readonly topic_arn: string;
  readonly api_url?: string;
  readonly sigv4: { readonly region: string };
  readonly subject: string;
  readonly message: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Exactly one of `url` and `url_file` is set; `url_file` exists since Alertmanager 0.26. */
export interface WebhookConfig extends Integration {
  readonly url?: string;
  readonly url_file?: string;
  readonly max_alerts: number;
}
