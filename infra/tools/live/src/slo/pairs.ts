import type { Slo } from "@petswipe/metrics";
import { BURN_PAIRS, type BurnPair, severityFor } from "@petswipe/monitoring/alerts/slo";
import { minimumEvents } from "@petswipe/monitoring/rules/minimum-events";
import { burnRate, events, type SliWindow } from "@petswipe/monitoring/rules/slis";
import type { Recorded } from "./recorded.ts";

/** The state of a pair of windows: `few` exceeds the limit with too few events. */
export type PairState = "exceeded" | "few" | "kept" | "unknown";

/** The pairs of windows with their severities for an SLO. */
export const pairsOf = (slo: Slo): BurnPair[] =>
  BURN_PAIRS.map((pair) => ({ ...pair, severity: severityFor(slo, pair.severity) }));

/** Pairs that page. The others create tickets, which a deployment may resolve. */
export const urgentPairsOf = (slo: Slo): BurnPair[] =>
  pairsOf(slo).filter(({ severity }) => severity === "critical" || severity === "high");

/** A burn rate; 0 without events, for which none is recorded. Undefined when it is unknown. */
export function burnOf({ values }: Recorded, window: SliWindow): number | undefined {
  return values.get(burnRate(window)) ?? (values.get(events(window)) === 0 ? 0 : undefined);
}

/** The condition of the alert ErrorBudgetBurn, with the reason if it is false. */
export function pairState(recorded: Recorded, { long, short, factor }: BurnPair): PairState {
  const rates = [burnOf(recorded, long), burnOf(recorded, short)];
  const counted = recorded.values.get(events(long));
  if (counted === undefined || rates.includes(undefined)) return "unknown";
  if (!rates.every((rate) => rate !== undefined && rate > factor)) return "kept";
  return counted >= minimumEvents(recorded.slo, factor) ? "exceeded" : "few";
}
