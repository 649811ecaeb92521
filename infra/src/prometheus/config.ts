/** The part of prometheus.yml that is used here, as its documentation names it. */
export interface PrometheusConfig {
  readonly global: Intervals & { readonly evaluation_interval: string };
  readonly rule_files: readonly string[];
  readonly alerting: { readonly alertmanagers: readonly { readonly static_configs: readonly StaticConfig[] }[] };
  readonly scrape_configs: readonly ScrapeConfig[];
}

export interface Intervals {
  readonly scrape_interval: string;
  /** Prometheus refuses one above the interval. */
  readonly scrape_timeout: string;
}

export interface StaticConfig {
  readonly targets: readonly string[];
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
  readonly static_configs: readonly StaticConfig[];
  readonly metric_relabel_configs?: readonly RelabelConfig[];
  readonly authorization?: { readonly type: "Bearer"; readonly credentials_file: string };
}
