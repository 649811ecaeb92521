import type { Check } from "@petswipe/dev/boot/check";
import { jobEntries } from "@petswipe/monitoring/scrape/jobs";
import type { Target } from "@petswipe/prometheus-client";

/** Jobs of optional services, which the test does not start. */
const NOT_STARTED = ["cadvisor", "grafana"];

/** Whether each job has targets, all of them up. */
export function checkTargets(targets: readonly Target[]): Check[] {
  return jobEntries
    .filter(([job]) => !NOT_STARTED.includes(job))
    .map(([job]) => {
      const ofJob = targets.filter(({ labels }) => labels.job === job);
      const found = ofJob.map(({ health, scrapeUrl, lastError }) => `${health} ${scrapeUrl} ${lastError}`.trim());
      return {
        what: `target ${job}`,
        found: found.join(", ") || "no such target",
        passed: ofJob.length > 0 && ofJob.every(({ health }) => health === "up"),
      };
    });
}
