import type { AlertTable } from "../alerts/alert.ts";
import type { Severity } from "../alerts/vocabulary.ts";

/** One rule of an alert, firing for one series. */
export interface Firing {
  readonly severity: Severity;
  /** Labels of the rule, if several rules have this severity. */
  readonly rule?: Readonly<Record<string, string>>;
  /** Labels of the firing series. */
  readonly labels?: Readonly<Record<string, string>>;
  /** The value as displayed. */
  readonly value: string;
}

/** A promtool test: input series, and which rules of one alert fire at which times. */
export interface TestCase {
  /** What the test shows. */
  readonly name: string;
  /** Time between two samples, one minute by default. */
  readonly every?: string;
  /** Time between two evaluations of the rules, one minute by default. Their number is what a test costs. */
  readonly evaluate?: "15s" | "5m" | "30m" | "4h";
  /** Values in promtool's notation, by series. */
  readonly series: Readonly<Record<string, string>>;
  /** Everything that fires at a time since the start (`6m`); an empty list means silent. */
  readonly expect: Readonly<Record<string, readonly Firing[]>>;
}

/** The test cases of every alert of a topic. */
export type TestCasesOf<Alerts extends AlertTable> = Readonly<Record<keyof Alerts & string, readonly TestCase[]>>;
