import { type Coverage, covered } from "@petswipe/live/coverage/signal";
import type { Check } from "./check.ts";

/** Whether coverage is complete. */
export const checkCoverage = (coverage: readonly Coverage[]): Check[] =>
  coverage.map((each) => {
    const { what, total, missing, notDeployed } = each;
    const rest = [
      ...(missing.length > 0 ? [`missing ${missing.join("; ")}`] : []),
      ...(notDeployed.length > 0 ? [`${notDeployed.length} not deployed`] : []),
    ];
    return {
      what,
      found: [`${covered(each)} of ${total}`, ...rest].join(", "),
      passed: total > 0 && missing.length === 0,
    };
  });
