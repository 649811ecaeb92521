import { type SloName, slos } from "@petswipe/metrics";
import { BURN_PAIRS } from "@petswipe/monitoring/alerts/slo";

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

const RATE_NEVER_EQUAL = "A rate is a quotient of floating-point numbers: it is never exactly at the bound.";
const UP_OR_DOWN = "It is 0 or 1: its sum is 0 where its maximum is.";
const WHOLE = "It is a whole number: none is between the two bounds.";
const ONE_SERIES = "There is one series for each group: its sum, maximum and minimum are the same.";
const BOTH_SIDES =
  "The same window stands on both sides, which have to hold together: what one alone sees longer changes nothing.";

const machine = [
  ...[90, 80, 70].flatMap((percent) =>
    ofEach(
      [`CpuHigh{severity="${{ 90: "high", 80: "medium", 70: "low" }[percent]}"}`],
      [`> ${percent / 100} → >= ${percent / 100}`],
      RATE_NEVER_EQUAL,
    ),
  ),
  ...ofEach(
    ["DiskFullSoon"],
    ["> 0.5 → >= 0.5", "< 0 → <= 0", "< 0 → < 1", "< 0 → < -1"],
    "A prediction, by the byte: a disk is not exactly half full, nor full to the byte.",
  ),
  ...ofEach(
    ["DiskFullSoon"],
    [1, 2, 3].flatMap((which) => [`max → sum (${which})`, `max → min (${which})`]),
    ONE_SERIES,
  ),
  ...ofEach(["PacketLoss"], ["> 0.01 → >= 0.01", "> 10 → >= 10"], RATE_NEVER_EQUAL),
  ...ofEach(["PacketLoss"], ["window 5m → 10m (2)"], BOTH_SIDES),
  ...ofEach(
    ["ContainerMissing"],
    ["for 1m → 30s"],
    "cAdvisor is scraped every 15 s, and `expr` itself waits for a minute.",
  ),
];

const database = [
  ...ofEach(["DatabaseDown", "DatabaseConnectionsHigh"], ["max → sum", "max → min"], ONE_SERIES),
  ...ofEach(["DatabaseDeadlocks"], ["max → min"], "Exporters of one server tell the same."),
  ...ofEach(["DatabaseConnectionPoolExhausted"], ["< 2 → < 1.8"], WHOLE),
  ...ofEach(["DatabaseLockWaits"], ["> 2 → > 2.2"], WHOLE),
  ...ofEach(["DatabaseQueriesSlow"], ["> 0.25 → >= 0.25", "> 0.1 → >= 0.1"], RATE_NEVER_EQUAL),
  ...ofEach(
    ["DatabaseQueriesSlow"],
    [1, 2].flatMap((which) => [`window 5m → 150s (${which})`, `window 5m → 10m (${which})`]),
    BOTH_SIDES,
  ),
  ...ofEach(["DatabaseCacheHitRatioLow"], ["< 0.9 → <= 0.9", "> 100 → >= 100"], RATE_NEVER_EQUAL),
  ...ofEach(
    ["DatabaseCacheHitRatioLow"],
    ["window 15m → 30m (1)", "window 15m → 450s (2)", "window 15m → 450s (3)"],
    BOTH_SIDES,
  ),
];

const others = [
  ...ofEach(
    ["system:swipes_unaccounted:ratio15m"],
    ["> system:swipes_stored:delta15m → >= system:swipes_stored:delta15m"],
    "Of two equal numbers either is the greater one.",
  ),
  ...ofEach(["SwipesUnaccounted"], ["> 20 → >= 20", "> 0.05 → >= 0.05"], RATE_NEVER_EQUAL),
  ...ofEach(["SwipesUnaccounted"], ["on () dropped"], "Neither side has a label."),
  ...ofEach(["RedisDown"], ["max → sum (1)", "max → sum (2)"], UP_OR_DOWN),
  ...ofEach(["KpiCollectionFailing", "BackupFailed"], ["max → sum"], UP_OR_DOWN),
  ...ofEach(["BackupTooOld"], ["max → sum (2)"], UP_OR_DOWN),
  ...ofEach(["RuleEvaluationSlow"], ["> 2 → > 2.2"], WHOLE),
  ...ofEach(["AlertmanagerMissing"], ["< 1 → < 0.9"], WHOLE),
];

/** Mutants that no case notices, and need not. The run fails when one of these is noticed after all. */
export const accepted: readonly Accepted[] = [
  ...burnRates,
  ...budgets,
  ...availability,
  ...machine,
  ...database,
  ...others,
];
