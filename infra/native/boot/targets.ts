import type { JobName } from "../../src/prometheus/jobs.ts";
import type { Check } from "./check.ts";
import type { Target } from "./prometheus-api.ts";

/** The jobs that the native stack has. */
export const expectedJobs = [
  "backend",
  "frontend",
  "exporter",
  "postgres",
  "redis",
  "node",
  "prometheus",
  "alertmanager",
] as const satisfies readonly JobName[];

/** Whether the target of each expected job is up. */
export function checkTargets(targets: readonly Target[]): Check[] {
  return expectedJobs.map((job) => {
    const target = targets.find(({ labels }) => labels.job === job);
    const found = target ? `${target.health} ${target.lastError}`.trim() : "no such target";
    return { what: `target ${job}`, found, passed: target?.health === "up" };
  });
}
