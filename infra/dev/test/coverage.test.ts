import { declaredCoverage } from "@petswipe/live/coverage/declared";
import { coverageJson, isComplete, renderCoverage } from "@petswipe/live/coverage/report";
import { type Coverage, coverageOf, covered } from "@petswipe/live/coverage/signal";
import { describe, expect, it } from "vitest";
import { checkCoverage } from "../boot/coverage.ts";

const some = coverageOf("things with a lid", [
  { name: "pot", has: true },
  { name: "cup", has: false },
  { name: "jar", has: false, notDeployed: true },
]);
const all = coverageOf("cats", [{ name: "Minka", has: true }]);
const none: Coverage = { what: "dogs", total: 0, missing: [], notDeployed: [] };

describe("coverage", () => {
  it("counts deployed signals and names the rest", () => {
    expect(some).toEqual({ what: "things with a lid", total: 2, missing: ["cup"], notDeployed: ["jar"] });
    expect(covered(some)).toBe(1);
  });

  it("is complete when there are signals and none is missing", () => {
    expect(isComplete([all])).toBe(true);
    expect(isComplete([all, some])).toBe(false);
    expect(isComplete([all, none])).toBe(false);
    expect(isComplete([])).toBe(false);
  });

  it("is reported with the names of missing signals", () => {
    expect(renderCoverage([some, all, none])).toBe(
      `COVERAGE           COVERED  TOTAL  NOT DEPLOYED
things with a lid        1      2             1
cats                     1      1             0
dogs                     0      0             0

Missing for: things with a lid (1)
  - cup
No signals to count for: dogs

Not deployed, for things with a lid: jar.
`,
    );
  });

  it("is available as JSON", () => {
    expect(JSON.parse(coverageJson([some]))).toEqual({
      complete: false,
      coverage: [{ what: "things with a lid", covered: 1, total: 2, missing: ["cup"], notDeployed: ["jar"] }],
    });
  });

  it("fails the boot test when a signal is missing", () => {
    expect(checkCoverage([some, all, none])).toEqual([
      { what: "things with a lid", found: "1 of 2, missing cup, 1 not deployed", passed: false },
      { what: "cats", found: "1 of 1", passed: true },
      { what: "dogs", found: "0 of 0", passed: false },
    ]);
  });
});

it("every own metric is used, every alerting rule has firing and silent tests, every alert has a runbook", async () => {
  const coverage = await declaredCoverage();
  expect(coverage.map(({ what, missing }) => [what, missing])).toEqual([
    ["own metrics used by a panel or rule", []],
    ["alerting rules with firing and silent tests", []],
    ["alerts with a runbook", []],
  ]);
  expect(coverage.map(({ total }) => total > 40)).toEqual([true, true, true]);
});
