import { joinSections } from "@petswipe/cli/sections";
import { NUMBERS, textTable } from "@petswipe/cli/table";
import { type Coverage, covered } from "./signal.ts";

/** Whether nothing is missing. Without any signal, coverage is incomplete. */
export const isComplete = (coverage: readonly Coverage[]): boolean =>
  coverage.length > 0 && coverage.every(({ total, missing }) => total > 0 && missing.length === 0);

const heading = ({ what, total, missing }: Coverage) =>
  total === 0 ? `No signals to count for: ${what}` : `Missing for: ${what} (${missing.length})`;

function missingLines(each: Coverage): string[] {
  if (each.total > 0 && each.missing.length === 0) return [];
  return [heading(each), ...each.missing.map((name) => `  - ${name}`)];
}

const notDeployedLines = ({ what, notDeployed }: Coverage): string[] =>
  notDeployed.length === 0 ? [] : [`Not deployed, for ${what}: ${notDeployed.join("; ")}.`];

/** A table, the names of missing signals, and those that this deployment cannot have. */
export function renderCoverage(coverage: readonly Coverage[]): string {
  const rows = coverage.map((each) => [
    each.what,
    String(covered(each)),
    String(each.total),
    String(each.notDeployed.length),
  ]);
  return joinSections([
    [textTable([["COVERAGE", "COVERED", "TOTAL", "NOT DEPLOYED"], ...rows], NUMBERS)],
    coverage.flatMap(missingLines),
    coverage.flatMap(notDeployedLines),
  ]);
}

/** The coverage as JSON. */
export const coverageJson = (coverage: readonly Coverage[]): string =>
  `${JSON.stringify(
    {
      complete: isComplete(coverage),
      coverage: coverage.map((each) => ({ ...each, covered: covered(each) })),
    },
    null,
    2,
  )}\n`;
