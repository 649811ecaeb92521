import type { Slo } from "@petswipe/metrics";
import { BURN_PAIRS, type BurnPair, severityFor } from "@petswipe/monitoring/alerts/slo";
import { minimumEvents } from "@petswipe/monitoring/rules/minimum-events";
import { burnRate, events, type SliWindow } from "@petswipe/monitoring/rules/slis";
import type { Recorded } from "./recorded.ts";

/** How a pair of windows stands: `few` is exceeded by too few events to say anything. */
export type PairState = "exceeded" | "few" | "kept" | "unknown";

/** The pairs of windows with the severities that they have for an SLO. */
export const pairsOf = (slo: Slo): BurnPair[] =>
  BURN_PAIRS.map((pair) => ({ ...pair, severity: severityFor(slo, pair.severity) }));

/** Pairs that somebody is called for at once; the others make tickets, and a deployment may be what closes one. */
export const urgentPairsOf = (slo: Slo): BurnPair[] =>
  pairsOf(slo).filter(({ severity }) => severity === "critical" || severity === "high");

/** A burn rate; 0 where there were no events, of which nothing is recorded. Undefined when it is not known. */
export function burnOf({ values }: Recorded, window: SliWindow): number | undefined {
  return values.get(burnRate(window)) ?? (values.get(events(window)) === 0 ? 0 : undefined);
}

/** The condition of the alert ErrorBudgetBurn, told apart by why it does not hold. */
export function pairState(recorded: Recorded, { long, short, factor }: BurnPair): PairState {
  const rates = [burnOf(recorded, long), burnOf(recorded, short)];
  const counted = recorded.values.get(events(long));
  if (counted === undefined || rates.includes(undefined)) return "unknown";
  if (!rates.every((rate) => rate !== undefined && rate > factor)) return "kept";
  return counted >= minimumEvents(recorded.slo, factor) ? "exceeded" : "few";
}
