import { setTimeout as sleep } from "node:timers/promises";
import { type Chance, jitter } from "./chance.ts";
import { createOutage } from "./outage.ts";
import { occupy } from "./place.ts";
import type { NextListing } from "./shelter.ts";
import { createTally } from "./tally.ts";
import { createVisits } from "./visits.ts";

export interface CrowdOptions {
  readonly backend: string;
  readonly frontend?: string | undefined;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  readonly nextListing: NextListing;
  readonly chance?: Chance;
  readonly people?: { readonly adopters: number; readonly shelters: number; readonly visitors: number };
  /** Divides every pause; 1 is the pace of people. */
  readonly speed?: number;
  readonly reportMs?: number;
}

/** Thirty at a time. */
const PEOPLE = { adopters: 24, shelters: 3, visitors: 3 };
/** Milliseconds between two visits at one place, on average. */
const REST_MS = { adopter: 5000, shelter: 80_000, visitor: 8000 };
const REPORT_MS = 30_000;

/** Keeps a crowd on PetSwipe until the signal, then resolves when the requests under way have been answered. */
export async function runCrowd(options: CrowdOptions): Promise<void> {
  const { signal, say, chance = Math.random, people = PEOPLE, speed = 1, reportMs = REPORT_MS } = options;
  const tally = createTally();
  const outage = createOutage(say);
  const pause = (meanMs: number) => sleep(jitter(meanMs, chance) / speed, undefined, { signal });
  const onAnswer = (status: number) => {
    tally.answered(status);
    if (status < 500) outage.over();
  };
  const visits = createVisits({ ...options, chance, pause, tally, onAnswer });
  const places = (count: number, restMs: number, visit: (number: number) => Promise<void>) =>
    Array.from({ length: count }, (_, i) => occupy(() => visit(i), { pause, outage, restMs, signal }));

  const crowd = [
    ...places(people.adopters, REST_MS.adopter, visits.adopter),
    ...places(people.shelters, REST_MS.shelter, visits.shelter),
    ...places(people.visitors, REST_MS.visitor, visits.visitor),
  ];
  const report = () => say(tally.report(reportMs / 1000, crowd.length));
  await Promise.all([...crowd, regularly(report, reportMs, signal)]);
}

async function regularly(work: () => void, everyMs: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sleep(everyMs, undefined, { signal }).then(work, () => undefined);
  }
}
