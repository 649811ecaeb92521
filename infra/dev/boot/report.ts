import { textTable } from "@petswipe/cli/table";
import type { Check } from "./check.ts";

/** A table of checks, with a summary below. */
export function renderChecks(title: string, checks: readonly Check[]): string {
  const rows = checks.map(({ what, found, passed }) => [passed ? "ok" : "FAILED", what, found]);
  const failed = checks.filter(({ passed }) => !passed);
  const summary =
    failed.length === 0 ? `all ${checks.length} checks passed` : `${failed.length} of ${checks.length} checks failed`;
  return `\n${textTable([["", "CHECK", "FOUND"], ...rows])}\n\n${title}: ${summary}\n`;
}
