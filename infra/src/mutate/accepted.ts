import { type SloName, slos } from "@petswipe/metrics";
import { BURN_PAIRS } from "../alerts/slo.ts";

/** A mutant that may survive, and why. */
export interface Accepted {
  /** The rule's title, as the run prints it. */
  readonly rule: string;
  /** The change, as the run prints it. */
  readonly change: string;
  readonly reason: string;
}

const ofEach = (rules: readonly string[], changes: readonly string[], reason: string): Accepted[] =>
  rules.flatMap((rule) => changes.map((change) => ({ rule, change, reason })));

const NAMES = Object.keys(slos) as SloName[];
const NEVER_EQUAL =
  "A burn rate is a quotient of floating-point numbers, by 1 less the objective: it is never exactly at the bound.";

const burnRates = BURN_PAIRS.flatMap(({ long, factor }) =>
  ofEach(
    NAMES.map((name) => `ErrorBudgetBurn{slo="${name}",long="${long}"}`),
    [1, 2].map((which) => `> ${factor} → >= ${factor} (${which})`),
    NEVER_EQUAL,
  ),
);

const budgets = ofEach(
  NAMES.map((name) => `ErrorBudgetExhausted{slo="${name}"}`),
  ["< 0 → <= 0"],
  NEVER_EQUAL,
);

const availability = [
  ...ofEach(
    ["critical", "high"].map((severity) => `ServiceDown{severity="${severity}"}`),
    ["max → sum"],
    "up is 0 or 1: its sum is 0 where its maximum is.",
  ),
  ...ofEach(
    [
      ...["critical", "high", "medium"].map((severity) => `HighErrorRate{severity="${severity}"}`),
      ...["high", "medium"].map((severity) => `HighResponseTime{severity="${severity}"}`),
    ],
    ["on (job) dropped"],
    "Both sides are recorded by job, and have no other label.",
  ),
];

/** Mutants that no case notices, and need not. The run fails when one of these is noticed after all. */
export const accepted: readonly Accepted[] = [...burnRates, ...budgets, ...availability];
