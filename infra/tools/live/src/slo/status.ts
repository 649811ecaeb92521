import type { Slo, SloName } from "@petswipe/metrics";
import { BURN_PAIRS, type BurnPair } from "@petswipe/monitoring/alerts/slo";
import { badEvents, burnRate, events, OBJECTIVE, PERIOD, type SliWindow } from "@petswipe/monitoring/rules/slis";
import type { PaceWindow } from "@petswipe/monitoring/slo-paces";
import { durationMs } from "@petswipe/promql/duration";
import { allowedBad, type Count, outageLeft, secondsUntilExhausted } from "./arithmetic.ts";
import { pairState, pairsOf } from "./pairs.ts";
import type { Recorded } from "./recorded.ts";
import { judge, leftOf, type Verdict } from "./verdict.ts";

/** The windows of the reported burn rates: the long window of each pair. */
export const SHOWN_WINDOWS = BURN_PAIRS.map(({ long }) => long);

const secondsOf = (window: SliWindow) => durationMs(window) / 1000;

/** The error budget of an SLO at one time. Undefined values are unknown. */
export interface SloStatus {
  readonly name: SloName;
  readonly kind: Slo["kind"];
  readonly objective: number | undefined;
  /** Events in the measured part of the period. */
  readonly counted: (Count & { readonly good: number; readonly allowed: number }) | undefined;
  /** The remaining share of the budget; negative when it is overspent. */
  readonly left: number | undefined;
  /** Remaining seconds of full outage, only for availability. */
  readonly outageLeftSeconds: number | undefined;
  /** Only windows with a recorded burn rate. */
  readonly burnRates: ReadonlyMap<SliWindow, number>;
  /** Pairs whose both windows exceed the limit with enough events. */
  readonly exceeded: readonly BurnPair[];
  /** Seconds until the budget is exhausted at the burn rate of a window; Infinity for more than a period. */
  readonly exhaustedInSeconds: Readonly<Record<PaceWindow, number | undefined>>;
  readonly measuredSeconds: number;
  readonly since: number | undefined;
  readonly verdict: Verdict;
}

function countOf({ values }: Recorded, window: SliWindow): Count | undefined {
  const [all, bad] = [values.get(events(window)), values.get(badEvents(window))];
  return all === undefined || bad === undefined ? undefined : { events: all, bad };
}

function exhaustedIn(recorded: Recorded, objective: number, total: Count, window: PaceWindow): number | undefined {
  const pace = countOf(recorded, window);
  if (pace === undefined) return undefined;
  const { measuredSeconds } = recorded;
  const forecast = {
    total,
    objective,
    pace: { ...pace, seconds: Math.min(secondsOf(window), measuredSeconds) },
    measuredSeconds,
    periodSeconds: secondsOf(PERIOD),
  };
  return secondsUntilExhausted(forecast) ?? Number.POSITIVE_INFINITY;
}

function budgetOf(recorded: Recorded, objective: number) {
  const total = countOf(recorded, PERIOD);
  const left = leftOf(recorded);
  const { kind } = recorded.slo;
  return {
    counted: total && {
      ...total,
      good: total.events - total.bad,
      allowed: allowedBad(total.events, objective),
    },
    outageLeftSeconds:
      kind === "availability" && left !== undefined ? outageLeft(left, objective, recorded.measuredSeconds) : undefined,
    exhaustedInSeconds: {
      "1h": total && exhaustedIn(recorded, objective, total, "1h"),
      "6h": total && exhaustedIn(recorded, objective, total, "6h"),
    },
  };
}

const nothing = {
  counted: undefined,
  outageLeftSeconds: undefined,
  exhaustedInSeconds: { "1h": undefined, "6h": undefined },
};

/** Derives the status of an SLO from its recorded series. */
export function statusOf(recorded: Recorded): SloStatus {
  const { name, slo, values, measuredSeconds, since } = recorded;
  const objective = values.get(OBJECTIVE);
  return {
    name,
    kind: slo.kind,
    objective,
    left: leftOf(recorded),
    ...(objective === undefined ? nothing : budgetOf(recorded, objective)),
    burnRates: new Map(
      SHOWN_WINDOWS.flatMap((window) => {
        const rate = values.get(burnRate(window));
        return rate === undefined ? [] : [[window, rate] as const];
      }),
    ),
    exceeded: pairsOf(slo).filter((pair) => pairState(recorded, pair) === "exceeded"),
    measuredSeconds,
    since,
    verdict: judge(recorded),
  };
}
