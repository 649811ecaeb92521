import { amount, duration, percent } from "@petswipe/cli/format";
import { markdownTable, withPart } from "@petswipe/cli/markdown";
import { SLO_IGNORED_PATHS, type Slo, type SloName, slos } from "@petswipe/metrics";
import type { AlertSpec, Band } from "@petswipe/monitoring/alerts/alert";
import { budget as budgetAlerts } from "@petswipe/monitoring/alerts/budget";
import { BURN_PAIRS, slo as sloAlerts } from "@petswipe/monitoring/alerts/slo";
import { thresholdOf } from "@petswipe/monitoring/alerts/threshold";
import { RESPONSE } from "@petswipe/monitoring/alerts/vocabulary";
import { minimumEvents } from "@petswipe/monitoring/rules/minimum-events";
import type { RuleGroup } from "@petswipe/monitoring/rules/rule-file";
import { budget, PERIOD, slis } from "@petswipe/monitoring/rules/slis";
import { durationMs } from "@petswipe/promql/duration";
import { budgetShare, budgetSpent, outageLeft } from "./arithmetic.ts";
import { EXIT } from "./gate.ts";
import { pairsOf, urgentPairsOf } from "./pairs.ts";

const table = Object.entries(slos) as [SloName, Slo][];
const secondsOf = (window: string) => durationMs(window) / 1000;
const code = (text: string) => `\`${text}\``;

function countedFrom(slo: Slo): string {
  const metric = `${code(slo.metric)} of ${slo.service}`;
  if (slo.kind === "availability") return `${metric}, bad: ${code(`status=~"${slo.badStatus}"`)}`;
  if (slo.kind === "latency") return `${metric}, bad: above ${slo.threshold} s`;
  return `${metric}, bad: older than ${slo.maxAgeSeconds} s`;
}

/** The budget in events and, for availability, in minutes of full outage. */
function budgetText({ kind, objective }: Slo): string {
  const share = `1 event in ${amount(1 / budgetShare(objective))}`;
  if (kind !== "availability") return share;
  return `${share}, or ${amount(outageLeft(1, objective, secondsOf(PERIOD)) / 60)} min of full outage`;
}

function promises(): string {
  const rows = table.map(([name, slo]) => [
    code(name),
    slo.good,
    percent(slo.objective, "none"),
    budgetText(slo),
    countedFrom(slo),
  ]);
  return [
    markdownTable([["SLO", "a good event", "objective", `budget of ${PERIOD}`, "counted from"], ...rows]),
    `Requests to ${code(SLO_IGNORED_PATHS)} do not count: they are not users' requests.`,
  ].join("\n\n");
}

function pairs(): string {
  const rows = BURN_PAIRS.map(({ severity, long, short, factor }) => {
    return [
      severity,
      `${long} and ${short}`,
      `> ${factor}`,
      `${percent(budgetSpent(factor, secondsOf(long), secondsOf(PERIOD)))} in ${long}`,
      duration(secondsOf(PERIOD) / factor),
      RESPONSE[severity],
    ];
  });
  const head = ["severity", "windows", "burn rate", "spends", "budget lasts", "response"];
  const bySlo = table.map(([name, slo]) => [
    code(name),
    ...pairsOf(slo).map(({ severity, factor }) => `${severity}, ${amount(minimumEvents(slo, factor))}`),
    urgentPairsOf(slo)
      .map(({ long, short }) => `${long}/${short}`)
      .join(", "),
    amount(minimumEvents(slo, 1)),
  ]);
  const headBySlo = ["SLO", ...BURN_PAIRS.map(({ long }) => long), "closes the gate", `events of ${PERIOD}`];
  return [
    markdownTable([head, ...rows]),
    "By SLO, with the minimum number of events in the long window, and in the period for judging the budget:",
    markdownTable([headBySlo, ...bySlo]),
  ].join("\n\n");
}

/** Recording rules as equations; for one SLO if they differ between SLOs. */
function equations(groups: readonly RuleGroup[], isWanted: (name: string) => boolean, of?: SloName): string[] {
  return groups.flatMap(({ rules }) =>
    rules.flatMap((rule) => {
      if (!("record" in rule) || !isWanted(rule.record)) return [];
      if (rule.labels?.["slo"] !== undefined && rule.labels["slo"] !== of) return [];
      return [`${rule.record} =\n  ${rule.expr}`];
    }),
  );
}

function formulas(): string {
  const [name = "api-availability"] = table[0] ?? [];
  const counts = equations([slis], (record) => record.endsWith("events:increase5m"), name);
  const sums = equations([budget], () => true);
  return `Counted every five minutes, here for ${code(name)}:\n\n\`\`\`promql\n${counts.join("\n")}\n\`\`\`\n\nand for every SLO, from these counts:\n\n\`\`\`promql\n${sums.join("\n")}\n\`\`\``;
}

const guardRow = (alert: string, spec: AlertSpec, band: Band) => [
  code(alert),
  band.severity,
  thresholdOf(spec, band),
  band.for ?? "at once",
];

function guards(): string {
  const alerts = {
    AllRequestsFailing: sloAlerts.AllRequestsFailing,
    SliMissing: sloAlerts.SliMissing,
    ErrorBudgetExhausted: budgetAlerts.ErrorBudgetExhausted,
  };
  const rows = Object.entries<AlertSpec>(alerts).flatMap(([alert, spec]) =>
    spec.bands.map((band) => guardRow(alert, spec, band)),
  );
  const distinct = new Map(rows.map((row) => [row.join(), row]));
  return markdownTable([["alert", "severity", "fires when", "for"], ...distinct.values()]);
}

const exitCodes = (): string =>
  markdownTable([
    ["code", "meaning"],
    ...Object.values(EXIT).map(({ code: exit, meaning }) => [String(exit), meaning]),
  ]);

/** The generated parts of docs/slos.md, by name. */
export const parts = { promises, pairs, formulas, guards, "exit-codes": exitCodes } as const;

/** The page with its generated parts updated. Throws if the markers of a part are missing. */
export function renderPage(text: string): string {
  return Object.entries(parts).reduce((page, [part, content]) => withPart(page, part, content()), text);
}
