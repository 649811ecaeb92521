import { durationMs } from "@petswipe/promql/duration";
import { askedByExpression } from "./asked.ts";
import type { Series } from "./graph.ts";

/** A test of promtool, as far as it matters here. */
export interface PromtoolTest {
  readonly name?: string;
  readonly interval?: string;
  readonly input_series: readonly { readonly series: string; readonly values: string }[];
  readonly alert_rule_test?: readonly {
    readonly eval_time: string;
    readonly alertname: string;
    readonly exp_alerts?: readonly unknown[];
  }[];
  readonly promql_expr_test?: readonly { readonly eval_time: string; readonly expr: string }[];
}

/** A part of a check. */
export interface Narrowed {
  readonly test: PromtoolTest;
  /** Indices of the rules of which it looks at the results. */
  readonly looksAt: ReadonlySet<number>;
}

/** Something that may notice a change of rules. */
export interface Check {
  readonly name: string;
  /** Of the rule files that are loaded. */
  readonly files: ReadonlySet<string>;
  /** Time between two evaluations of the rules. */
  readonly pace: string;
  /** Groups of rules in the order in which they are evaluated; empty if that is left to promtool. */
  readonly groups: readonly string[];
  readonly series: readonly Series[];
  /** How often the rules are evaluated until all is seen. */
  readonly evaluations: number;
  /** Indices of the rules of which it looks at the results. */
  readonly looksAt: ReadonlySet<number>;
  /** As little of it as there is that looks at all of these rules. */
  readonly narrowedTo: (rules: ReadonlySet<number>) => Narrowed;
}

/** The series that a test is given. */
export const seriesOf = ({ input_series }: PromtoolTest): Series[] =>
  input_series.flatMap(({ series }) => askedByExpression(series).map(({ name, equals }) => ({ name, labels: equals })));

/** How often rules are evaluated at a pace until all that a test looks at has been. */
export function evaluationsOf({ alert_rule_test = [], promql_expr_test = [] }: PromtoolTest, pace: string): number {
  const times = [...alert_rule_test, ...promql_expr_test].map(({ eval_time }) => momentMs(eval_time));
  return Math.floor(Math.max(0, ...times) / durationMs(pace)) + 1;
}

/** Milliseconds from the beginning to a moment such as `0m`, `90s` or `1d12h`. */
function momentMs(moment: string): number {
  const parts = moment.match(/\d+(ms|[smhdw])/g) ?? [];
  return parts.filter((part) => !part.startsWith("0")).reduce((sum, part) => sum + durationMs(part), 0);
}

/** More evaluations than this take their time: such checks come last, and one at a time. */
const MANY_EVALUATIONS = 250;

export const isSlow = ({ evaluations }: Check): boolean => evaluations > MANY_EVALUATIONS;
