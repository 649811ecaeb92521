import { BURN_PAIRS } from "@petswipe/monitoring/alerts/slo";
import { EXIT, gateOf } from "./gate.ts";
import type { SloReport } from "./report.ts";
import type { SloStatus } from "./status.ts";

/** JSON has no undefined: null is "unknown", and "never" a budget that lasts for more than a period. */
const orNull = <T>(value: T | undefined): T | null => value ?? null;
const time = (seconds: number | undefined) => (seconds === Number.POSITIVE_INFINITY ? "never" : orNull(seconds));

function objectOf(status: SloStatus) {
  const { name, kind, objective, counted, left, outageLeftSeconds, burnRates, exceeded, exhaustedInSeconds } = status;
  return {
    slo: name,
    kind,
    objective: orNull(objective),
    events: orNull(counted?.events),
    good: orNull(counted?.good),
    bad: orNull(counted?.bad),
    allowed: orNull(counted?.allowed),
    left: orNull(left),
    outageLeftSeconds: orNull(outageLeftSeconds),
    burnRates: Object.fromEntries(BURN_PAIRS.map(({ long }) => [long, orNull(burnRates.get(long))])),
    exceeded,
    exhaustedInSeconds: { "1h": time(exhaustedInSeconds["1h"]), "6h": time(exhaustedInSeconds["6h"]) },
    measuredSeconds: status.measuredSeconds,
    since: status.since === undefined ? null : new Date(status.since * 1000).toISOString(),
    ...status.verdict,
  };
}

/** One object. Durations are in seconds, shares from 0 to 1. */
export function renderJson({ address, at, slos }: SloReport): string {
  const gate = gateOf(slos);
  const report = {
    prometheus: address,
    at: new Date(at * 1000).toISOString(),
    gate,
    exitCode: EXIT[gate].code,
    slos: slos.map(objectOf),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
