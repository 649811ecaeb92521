import { NUMBERS, textTable } from "@petswipe/cli/table";
import { type Coverage, covered } from "./signal.ts";

/** Whether everything has what it has to have; nothing to count is no proof. */
export const isComplete = (coverage: readonly Coverage[]): boolean =>
  coverage.length > 0 && coverage.every(({ of, missing }) => of > 0 && missing.length === 0);

const heading = ({ what, of, missing }: Coverage) =>
  `Missing of ${what}${of === 0 ? ": there are none" : ` (${missing.length})`}:`;

function missingLines(each: Coverage): string[] {
  if (each.of > 0 && each.missing.length === 0) return [];
  return [heading(each), ...each.missing.map((name) => `  - ${name}`)];
}

const notHereLines = ({ what, notHere }: Coverage): string[] =>
  notHere.length === 0 ? [] : [`Not here, of ${what}: ${notHere.join("; ")}.`];

/** For people: n of m for each, the names of what is missing, and what this deployment cannot have. */
export function renderCoverage(coverage: readonly Coverage[]): string {
  const rows = coverage.map((each) => [each.what, String(covered(each)), String(each.of), String(each.notHere.length)]);
  const parts = [
    [textTable([["COVERAGE", "HAVE", "OF", "NOT HERE"], ...rows], NUMBERS)],
    coverage.flatMap(missingLines),
    coverage.flatMap(notHereLines),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

/** For programs. */
export const coverageJson = (coverage: readonly Coverage[]): string =>
  `${JSON.stringify(
    {
      complete: isComplete(coverage),
      coverage: coverage.map((each) => ({ ...each, covered: covered(each) })),
    },
    null,
    2,
  )}\n`;
