import { type SloName, slos } from "@petswipe/metrics";
import { BURN_PAIRS } from "@petswipe/monitoring/alerts/slo";

/** A mutant that may survive, with the reason. */
export interface Accepted {
  /** The rule's title in the report. */
  readonly rule: string;
  /** The mutant's change in the report. */
  readonly change: string;
  readonly reason: string;
}

const ofEach = (rules: readonly string[], changes: readonly string[], reason: string): Accepted[] =>
  rules.flatMap((rule) => changes.map((change) => ({ rule, change, reason })));

const NAMES = Object.keys(slos) as SloName[];
const NEVER_EQUAL = "A burn rate is a floating-point quotient: it never equals the threshold exactly.";

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
    "up is 0 or 1: its sum is 0 exactly when its maximum is 0.",
  ),
  ...ofEach(
    [
      ...["critical", "high", "medium"].map((severity) => `HighErrorRate{severity="${severity}"}`),
      ...["high", "medium"].map((severity) => `HighResponseTime{severity="${severity}"}`),
    ],
    ["on (job) dropped"],
    "Both sides are aggregated by job and have no other label.",
  ),
];

const RATE_NEVER_EQUAL = "A rate is a floating-point quotient: it never equals the threshold exactly.";
const UP_OR_DOWN = "The value is 0 or 1: its sum is 0 exactly when its maximum is 0.";
const WHOLE = "The value is an integer: none lies between the two thresholds.";
const ONE_SERIES = "Each group has one series: its sum, maximum and minimum are equal.";
const BOTH_SIDES =
  "Both sides use this window and must hold at the same time: changing it on one side only has no effect.";

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
    "Disk space and its prediction are in bytes: they never equal the threshold exactly.",
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
    "cAdvisor is scraped every 15 s, and the expression itself waits for a minute.",
  ),
];

const database = [
  ...ofEach(["DatabaseDown", "DatabaseConnectionsHigh"], ["max → sum", "max → min"], ONE_SERIES),
  ...ofEach(["DatabaseDeadlocks"], ["max → min"], "All exporters of one server report the same value."),
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
    "If both are equal, either is the larger one.",
  ),
  ...ofEach(["SwipesUnaccounted"], ["> 20 → >= 20", "> 0.05 → >= 0.05"], RATE_NEVER_EQUAL),
  ...ofEach(["SwipesUnaccounted"], ["on () dropped"], "Neither side has a label."),
  ...ofEach(["RedisDown"], ["max → sum (1)", "max → sum (2)"], UP_OR_DOWN),
  ...ofEach(["KpiCollectionFailing", "BackupFailed"], ["max → sum"], UP_OR_DOWN),
  ...ofEach(["BackupTooOld"], ["max → sum (2)"], UP_OR_DOWN),
  ...ofEach(["RuleEvaluationSlow"], ["> 2 → > 2.2"], WHOLE),
  ...ofEach(["AlertmanagerMissing"], ["< 1 → < 0.9"], WHOLE),
];

/** Mutants that no test has to kill. A run fails when a test kills one of them. */
export const accepted: readonly Accepted[] = [
  ...burnRates,
  ...budgets,
  ...availability,
  ...machine,
  ...database,
  ...others,
];
