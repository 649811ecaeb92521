/** The part of prometheus.yml that is used here, with the documented names. */
export interface PrometheusConfig {
  readonly global: Intervals & { readonly evaluation_interval: string };
  readonly rule_files: readonly string[];
  readonly alerting: { readonly alertmanagers: readonly { readonly static_configs: readonly StaticConfig[] }[] };
  readonly scrape_configs: readonly ScrapeConfig[];
  readonly remote_write?: readonly RemoteWrite[];
}

/** Where samples are sent in addition to local storage. */
export interface RemoteWrite {
  readonly url: string;
  readonly authorization?: Authorization;
  /** Signs requests with the AWS credentials of Prometheus' environment. */
  readonly sigv4?: { readonly region: string };
}

interface Authorization {
  readonly type: "Bearer";
  readonly credentials_file: string;
}

export interface Intervals {
  readonly scrape_interval: string;
  /** Prometheus rejects a timeout longer than the interval. */
  readonly scrape_timeout: string;
}

export interface StaticConfig {
  readonly targets: readonly string[];
}

/** Every address that a name resolves to, at a port. */
export interface DnsConfig {
  readonly names: readonly string[];
  readonly type: "A";
  readonly port: number;
}

export interface RelabelConfig {
  /** `replace` by default. */
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
