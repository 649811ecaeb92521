import type { Dashboard } from "../links.ts";
import type { AlertService, Severity, Team } from "./vocabulary.ts";

/** How an alert's value is shown, as a template of Prometheus. */
export const FORMATS = {
  ratio: "{{ $value | humanizePercentage }}",
  seconds: "{{ $value | humanizeDuration }}",
  number: '{{ $value | printf "%.4g" }}',
} as const;
export type Format = keyof typeof FORMATS;

/** A service, or the scrape job of the series that fires. */
export type ServiceLabel = AlertService | "{job}";

/** One rule of an alert. Rules of one alert differ in their labels: by severity, mostly. */
export interface Band {
  readonly severity: Severity;
  readonly expr: string;
  /** How long `expr` has to hold before it fires; at once without it. */
  readonly for?: string;
  /** What the value is compared with, as people write it: `> 10%`. */
  readonly threshold: string;
  /** Further labels. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Instead of the alert's own, where its rules are about different services. */
  readonly service?: ServiceLabel;
  readonly symptom?: string;
}

/**
 * An alert, keyed by its name in a topic's table. In the texts `{value}` and `{threshold}` stand for the value and what it
 * is compared with, and `{label}` for a label of the series that fires.
 */
export interface AlertSpec {
  readonly team: Team;
  readonly service: ServiceLabel;
  /** What is observed, in kebab case; lower bands of the same symptom are muted by higher ones. */
  readonly symptom: string;
  /** One line, without the value. */
  readonly summary: string;
  /** What happens and whom it hurts, with the value. */
  readonly description: string;
  readonly format: Format;
  /** The first thing to run: a command, or a query for Prometheus. */
  readonly firstLook: string;
  readonly dashboard: Dashboard;
  /** Alerts that mute this one while they fire, since they are why. */
  readonly causedBy?: readonly string[];
  /** It always fires: what calls people is that it ends. */
  readonly always?: true;
  readonly bands: readonly Band[];
}

export type AlertTable = Readonly<Record<string, AlertSpec>>;
