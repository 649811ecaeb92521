import { type Coverage, covered } from "@petswipe/live/coverage/signal";
import type { Check } from "./check.ts";

/** Whether coverage is complete. */
export const checkCoverage = (coverage: readonly Coverage[]): Check[] =>
  coverage.map((each) => {
    const { what, of, missing, notHere } = each;
    const rest = [
      ...(missing.length > 0 ? [`missing ${missing.join("; ")}`] : []),
      ...(notHere.length > 0 ? [`${notHere.length} not here`] : []),
    ];
    return {
      what,
      found: [`${covered(each)} of ${of}`, ...rest].join(", "),
      passed: of > 0 && missing.length === 0,
    };
  });
