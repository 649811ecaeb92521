import { type Slo, type SloName, slos } from "@petswipe/metrics";
import type { Band } from "./alert.ts";

export const objectives = Object.entries(slos) as readonly (readonly [SloName, Slo])[];

/** Rules of an alert for every SLO, told apart by the label `slo` and a symptom of their own. */
export function forEachSlo(symptom: string, bandsOf: (name: SloName, slo: Slo) => readonly Band[]): Band[] {
  return objectives.flatMap(([name, slo]) =>
    bandsOf(name, slo).map((band) => ({
      ...band,
      service: slo.service,
      symptom: `${symptom}-${name}`,
      labels: { slo: name, ...band.labels },
    })),
  );
}
