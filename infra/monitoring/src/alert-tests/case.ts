import type { AlertTable } from "../alerts/alert.ts";
import type { Severity } from "../alerts/vocabulary.ts";

/** One rule of an alert that fires for one series. */
export interface Firing {
  readonly severity: Severity;
  /** Which of the alert's rules, where its severity does not tell. */
  readonly rule?: Readonly<Record<string, string>>;
  /** Of the series that fires. */
  readonly labels?: Readonly<Record<string, string>>;
  /** The value as people read it. */
  readonly value: string;
}

/** A story told to Prometheus by promtool: what series do, and which rules of one alert fire when. */
export interface Case {
  /** What is shown. */
  readonly name: string;
  /** Time between two samples; a minute without it. */
  readonly every?: string;
  /** Time between two evaluations of the rules; a minute without it. */
  readonly evaluate?: "15s" | "5m" | "30m" | "2h";
  /** Values in promtool's notation, by series. */
  readonly series: Readonly<Record<string, string>>;
  /** All that fires at a time since the beginning (`6m`); nothing by an empty list. */
  readonly expect: Readonly<Record<string, readonly Firing[]>>;
}

/** The cases of every alert of a topic. */
export type CasesOf<Alerts extends AlertTable> = Readonly<Record<keyof Alerts & string, readonly Case[]>>;
