/** The part of prometheus.yml that is used here, as its documentation names it. */
export interface PrometheusConfig {
  readonly global: Intervals & { readonly evaluation_interval: string };
  readonly rule_files: readonly string[];
  readonly alerting: { readonly alertmanagers: readonly { readonly static_configs: readonly StaticConfig[] }[] };
  readonly scrape_configs: readonly ScrapeConfig[];
  readonly remote_write?: readonly RemoteWrite[];
}

/** Where samples go besides the own disk. */
export interface RemoteWrite {
  readonly url: string;
  readonly authorization?: Authorization;
  /** Requests are signed with the credentials of AWS that Prometheus finds. */
  readonly sigv4?: { readonly region: string };
}

interface Authorization {
  readonly type: "Bearer";
  readonly credentials_file: string;
}

export interface Intervals {
  readonly scrape_interval: string;
  /** Prometheus refuses one above the interval. */
  readonly scrape_timeout: string;
}

export interface StaticConfig {
  readonly targets: readonly string[];
}

/** Every address that a name stands for, at a port. */
export interface DnsConfig {
  readonly names: readonly string[];
  readonly type: "A";
  readonly port: number;
}

export interface RelabelConfig {
  /** `replace` without one. */
  readonly action?: "labeldrop";
  readonly source_labels?: readonly string[];
  readonly regex: string;
  readonly target_label?: string;
}

export interface ScrapeConfig extends Intervals {
  readonly job_name: string;
  readonly static_configs?: readonly StaticConfig[];
  readonly dns_sd_configs?: readonly DnsConfig[];
  readonly metric_relabel_configs?: readonly RelabelConfig[];
  readonly authorization?: Authorization;
}
