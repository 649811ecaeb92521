import type { Slo, SloName } from "@petswipe/metrics";
import { BURN_PAIRS, type BurnPair } from "@petswipe/monitoring/alerts/slo";
import { badEvents, burnRate, events, OBJECTIVE, PERIOD, type SliWindow } from "@petswipe/monitoring/rules/slis";
import type { PaceWindow } from "@petswipe/monitoring/slo-paces";
import { durationMs } from "@petswipe/promql/duration";
import { allowedBad, type Count, outageLeft, secondsUntilGone } from "./arithmetic.ts";
import { pairState, pairsOf } from "./pairs.ts";
import type { Recorded } from "./recorded.ts";
import { judge, leftOf, type Verdict } from "./verdict.ts";

/** Windows whose burn rates are shown: the long ones of the pairs. */
export const SHOWN_WINDOWS = BURN_PAIRS.map(({ long }) => long);

const secondsOf = (window: SliWindow) => durationMs(window) / 1000;

/** An SLO's error budget at one moment. What is undefined is not known. */
export interface SloStatus {
  readonly name: SloName;
  readonly kind: Slo["kind"];
  readonly objective: number | undefined;
  /** Of the period, as far as it has been measured. */
  readonly counted: (Count & { readonly good: number; readonly allowed: number }) | undefined;
  /** The share of the budget that is left; below 0 when more is spent than there was. */
  readonly left: number | undefined;
  /** Seconds for which everything may fail, of availability only. */
  readonly outageLeftSeconds: number | undefined;
  /** Undefined where nothing was counted. */
  readonly burnRates: ReadonlyMap<SliWindow, number>;
  /** Pairs of which both windows burn too fast, with enough events. */
  readonly exceeded: readonly BurnPair[];
  /** Seconds until the budget is gone at the pace of a window; Infinity when it is not within a period. */
  readonly goneInSeconds: Readonly<Record<PaceWindow, number | undefined>>;
  readonly measuredSeconds: number;
  readonly since: number | undefined;
  readonly verdict: Verdict;
}

function countOf({ values }: Recorded, window: SliWindow): Count | undefined {
  const [all, bad] = [values.get(events(window)), values.get(badEvents(window))];
  return all === undefined || bad === undefined ? undefined : { events: all, bad };
}

function goneIn(recorded: Recorded, objective: number, total: Count, window: PaceWindow): number | undefined {
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
  return secondsUntilGone(forecast) ?? Number.POSITIVE_INFINITY;
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
    goneInSeconds: {
      "1h": total && goneIn(recorded, objective, total, "1h"),
      "6h": total && goneIn(recorded, objective, total, "6h"),
    },
  };
}

const nothing = {
  counted: undefined,
  outageLeftSeconds: undefined,
  goneInSeconds: { "1h": undefined, "6h": undefined },
};

/** Works out what is shown of an SLO from what is recorded. */
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
