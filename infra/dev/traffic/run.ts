import { setTimeout as sleep } from "node:timers/promises";
import { type Chance, jitter } from "./chance.ts";
import { createOutage } from "./outage.ts";
import { createSessions } from "./sessions.ts";
import type { NextListing } from "./shelter.ts";
import { runSlot } from "./slot.ts";
import { createTally } from "./tally.ts";

export interface TrafficOptions {
  readonly backend: string;
  readonly frontend?: string | undefined;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  readonly nextListing: NextListing;
  readonly chance?: Chance;
  /** Concurrent users by role. */
  readonly users?: { readonly adopters: number; readonly shelters: number; readonly visitors: number };
  /** Divides every pause; 1 is the pace of real users. */
  readonly speed?: number;
  readonly reportMs?: number;
}

const USERS = { adopters: 24, shelters: 3, visitors: 3 };
/** Mean time between two sessions of a slot. */
const REST_MS = { adopter: 5000, shelter: 80_000, visitor: 8000 };
const REPORT_MS = 30_000;

/** Simulates users until the signal, then resolves when all pending requests have been answered. */
export async function runTraffic(options: TrafficOptions): Promise<void> {
  const { signal, say, chance = Math.random, users = USERS, speed = 1, reportMs = REPORT_MS } = options;
  const tally = createTally();
  const outage = createOutage(say);
  const pause = (meanMs: number) => sleep(jitter(meanMs, chance) / speed, undefined, { signal });
  const onAnswer = (status: number) => {
    tally.answered(status);
    if (status < 500) outage.succeeded();
  };
  const sessions = createSessions({ ...options, chance, pause, tally, onAnswer });
  const slots = (count: number, restMs: number, session: (number: number) => Promise<void>) =>
    Array.from({ length: count }, (_, i) => runSlot(() => session(i), { pause, outage, restMs, signal }));

  const running = [
    ...slots(users.adopters, REST_MS.adopter, sessions.adopter),
    ...slots(users.shelters, REST_MS.shelter, sessions.shelter),
    ...slots(users.visitors, REST_MS.visitor, sessions.visitor),
  ];
  const report = () => say(tally.report(reportMs / 1000, running.length));
  await Promise.all([...running, repeat(report, reportMs, signal)]);
}

async function repeat(work: () => void, everyMs: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sleep(everyMs, undefined, { signal }).then(work, () => undefined);
  }
}
