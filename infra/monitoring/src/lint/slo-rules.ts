import { type Catalogue, catalogue, type Slo } from "@petswipe/metrics";
import type { BurnPair } from "../alerts/slo.ts";

type Slos = Readonly<Record<string, Slo>>;

/** Factors that can never fire: the highest possible burn rate, when everything fails, is 1 ÷ the budget. */
function unreachable(name: string, { objective }: Slo, pairs: readonly BurnPair[]): string[] {
  const budget = Number((1 - objective).toPrecision(12));
  return pairs
    .filter(({ factor }) => factor * budget >= 1)
    .map(
      ({ factor, long }) =>
        `SLO ${name}: burn rate ${factor} (${long}) is unreachable with a budget of ${budget}: the maximum is ${1 / budget}. Lower the factor or raise the objective.`,
    );
}

function noBucket(name: string, slo: Slo): string[] {
  if (slo.kind !== "latency") return [];
  const { buckets }: Catalogue[typeof slo.metric] = catalogue[slo.metric];
  if (buckets.some((bucket) => bucket === slo.threshold)) return [];
  return [
    `SLO ${name}: threshold ${slo.threshold} s is not a bucket of ${slo.metric}. Buckets: ${buckets.join(", ")}.`,
  ];
}

function outOfRange(name: string, { objective, minimumEvents }: Slo): string[] {
  const problems = [];
  if (!(objective > 0 && objective < 1))
    problems.push(`SLO ${name}: objective ${objective} is out of range: it must be above 0 and below 1.`);
  if (!(minimumEvents >= 1)) problems.push(`SLO ${name}: minimumEvents is ${minimumEvents}; it must be at least 1.`);
  return problems;
}

/** Problems in the SLO table. */
export function sloProblems(slos: Slos, pairs: readonly BurnPair[]): string[] {
  return Object.entries(slos).flatMap(([name, slo]) => [
    ...outOfRange(name, slo),
    ...unreachable(name, slo, pairs),
    ...noBucket(name, slo),
  ]);
}
