import { type Catalogue, catalogue, type Slo } from "@petswipe/metrics";
import type { BurnPair } from "../alerts/slo.ts";

type Slos = Readonly<Record<string, Slo>>;

/** Burn rates that no service can reach: with everything failing it is 1 ÷ the budget, so a factor at or above that never fires. */
function unreachable(name: string, { objective }: Slo, pairs: readonly BurnPair[]): string[] {
  const budget = Number((1 - objective).toPrecision(12));
  return pairs
    .filter(({ factor }) => factor * budget >= 1)
    .map(
      ({ factor, long }) =>
        `SLO ${name}: a burn rate of ${factor} (${long}) cannot be reached with a budget of ${budget}: everything failing burns ${1 / budget} times too fast. Lower the factor, or raise the objective.`,
    );
}

function noBucket(name: string, slo: Slo): string[] {
  if (slo.kind !== "latency") return [];
  const { buckets }: Catalogue[typeof slo.metric] = catalogue[slo.metric];
  if (buckets.some((bucket) => bucket === slo.threshold)) return [];
  return [
    `SLO ${name}: ${slo.threshold} s is no bucket of ${slo.metric}, so nobody counts what is within it. Buckets: ${buckets.join(", ")}.`,
  ];
}

function outOfRange(name: string, { objective, minimumEvents }: Slo): string[] {
  const faults = [];
  if (!(objective > 0 && objective < 1))
    faults.push(`SLO ${name}: an objective of ${objective} leaves no budget, or all: give a share between 0 and 1.`);
  if (!(minimumEvents >= 1)) faults.push(`SLO ${name}: minimumEvents is ${minimumEvents}: at least 1 event is needed.`);
  return faults;
}

/** What is wrong with the table of SLOs, a sentence for each fault. */
export function sloFaults(slos: Slos, pairs: readonly BurnPair[]): string[] {
  return Object.entries(slos).flatMap(([name, slo]) => [
    ...outOfRange(name, slo),
    ...unreachable(name, slo, pairs),
    ...noBucket(name, slo),
  ]);
}
