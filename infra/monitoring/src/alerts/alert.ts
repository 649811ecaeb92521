import type { Dashboard } from "../links.ts";
import type { AlertService, Risk, Severity, Team } from "./vocabulary.ts";

/** How an alert's value is shown: Prometheus templates. */
export const FORMATS = {
  ratio: "{{ $value | humanizePercentage }}",
  seconds: "{{ $value | humanizeDuration }}",
  number: '{{ $value | printf "%.4g" }}',
} as const;
export type Format = keyof typeof FORMATS;

/** A service, or the scrape job of the firing series. */
export type ServiceLabel = AlertService | "{job}";

/** One rule of an alert. The rules of an alert differ in their labels, mostly in the severity. */
export interface Band {
  readonly severity: Severity;
  readonly expr: string;
  /** How long `expr` must hold before the alert fires; it fires at once by default. */
  readonly for?: string;
  /**
   * What the value is compared with, for display: `> 10%`; the first comparison of `expr` by default. It states no number
   * itself. `{bound}`, `{bound2}`… are the comparisons of `expr` with numbers, outer ones first, then from the left; `{target}`
   * is the opposite of the first. `{range}` is how far `expr` looks back, `{ahead}` how far it predicts, `{for}` is `for`.
   */
  readonly threshold?: string;
  /** How the numbers in `threshold` are shown, in the order of the comparisons; the alert's format by default. */
  readonly boundFormats?: readonly Format[];
  /** Additional labels. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Overrides the alert's service, if its rules are about different ones. */
  readonly service?: ServiceLabel;
  readonly symptom?: string;
}

/**
 * An alert, keyed by its name in a topic's table. Names are `<Subject><Condition>`. In the texts `{value}` and `{threshold}`
 * are the value and its threshold, and `{label}` is a label of the firing series.
 */
export interface AlertSpec {
  readonly team: Team;
  readonly service: ServiceLabel;
  /** What is observed, in kebab-case. A higher severity mutes lower ones of the same symptom. */
  readonly symptom: string;
  readonly risk?: Risk;
  /** One line, without the value. */
  readonly summary: string;
  /** What happens and its impact, with the value. */
  readonly description: string;
  readonly format: Format;
  /** The PromQL query to start the triage with. */
  readonly firstQuery: string;
  readonly dashboard: Dashboard;
  /** Alerts that cause this one, and mute it while they fire. */
  readonly causedBy?: readonly string[];
  /** It always fires; its end is the alarm. */
  readonly alwaysFiring?: true;
  readonly bands: readonly Band[];
}

export type AlertTable = Readonly<Record<string, AlertSpec>>;
