import type { Target } from "@petswipe/prometheus-client";
import { nativeJobs } from "../jobs.ts";
import type { Check } from "./check.ts";

/** Whether the target of each job of the native stack is up. */
export function checkTargets(targets: readonly Target[]): Check[] {
  return nativeJobs.map((job) => {
    const target = targets.find(({ labels }) => labels.job === job);
    const found = target ? `${target.health} ${target.lastError}`.trim() : "no such target";
    return { what: `target ${job}`, found, passed: target?.health === "up" };
  });
}
