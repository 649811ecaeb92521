import { durationMs } from "@petswipe/promql/duration";
import type { Severity } from "../alerts/vocabulary.ts";
import type { Timing } from "./config.ts";

/** group_wait leaves time for the causing alert to arrive, which mutes this one. */
const TIMINGS: Readonly<Record<Severity | "heartbeat", Timing>> = {
  critical: { group_wait: "10s", group_interval: "1m", repeat_interval: "1h" },
  high: { group_wait: "30s", group_interval: "5m", repeat_interval: "4h" },
  medium: { group_wait: "1m", group_interval: "10m", repeat_interval: "12h" },
  low: { group_wait: "5m", group_interval: "30m", repeat_interval: "24h" },
  heartbeat: { group_wait: "1s", group_interval: "30s", repeat_interval: "1m" },
};

/** Below this Alertmanager is busy with polling alone. */
const shortestMs = 100;

function faster(duration: string, speed: number): string {
  return speed === 1 ? duration : `${Math.max(shortestMs, Math.round(durationMs(duration) / speed))}ms`;
}

/** The timing of a severity or of the heartbeat. Durations are divided by `speed`. */
export function timingOf(what: Severity | "heartbeat", speed: number): Timing {
  const { group_wait, group_interval, repeat_interval } = TIMINGS[what];
  return {
    group_wait: faster(group_wait, speed),
    group_interval: faster(group_interval, speed),
    repeat_interval: faster(repeat_interval, speed),
  };
}
