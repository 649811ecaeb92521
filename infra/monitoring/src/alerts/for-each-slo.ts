import { type Slo, type SloName, slos } from "@petswipe/metrics";
import type { Band } from "./alert.ts";

export const objectives = Object.entries(slos) as readonly (readonly [SloName, Slo])[];

/** An alert's rules for every SLO. They differ in the label `slo` and in the symptom. */
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
