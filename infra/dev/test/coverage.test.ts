import { declaredCoverage } from "@petswipe/live/coverage/declared";
import { coverageJson, isComplete, renderCoverage } from "@petswipe/live/coverage/report";
import { type Coverage, coverageOf, covered } from "@petswipe/live/coverage/signal";
import { describe, expect, it } from "vitest";
import { checkCoverage } from "../boot/coverage.ts";

const some = coverageOf("things with a lid", [
  { name: "pot", has: true },
  { name: "cup", has: false },
  { name: "jar", has: false, notHere: true },
]);
const all = coverageOf("cats", [{ name: "Minka", has: true }]);
const none: Coverage = { what: "dogs", of: 0, missing: [], notHere: [] };

describe("what is covered", () => {
  it("is counted of what is here, and the rest is named", () => {
    expect(some).toEqual({ what: "things with a lid", of: 2, missing: ["cup"], notHere: ["jar"] });
    expect(covered(some)).toBe(1);
  });

  it("is complete when nothing is missing, and there is something", () => {
    expect(isComplete([all])).toBe(true);
    expect(isComplete([all, some])).toBe(false);
    expect(isComplete([all, none])).toBe(false);
    expect(isComplete([])).toBe(false);
  });

  it("is shown to people with the names of what is missing", () => {
    expect(renderCoverage([some, all, none])).toBe(
      `COVERAGE           HAVE  OF  NOT HERE
things with a lid     1   2         1
cats                  1   1         0
dogs                  0   0         0

Missing of things with a lid (1):
  - cup
Missing of dogs: there are none:

Not here, of things with a lid: jar.
`,
    );
  });

  it("is told to programs", () => {
    expect(JSON.parse(coverageJson([some]))).toEqual({
      complete: false,
      coverage: [{ what: "things with a lid", covered: 1, of: 2, missing: ["cup"], notHere: ["jar"] }],
    });
  });

  it("fails the boot when any of it is missing", () => {
    expect(checkCoverage([some, all, none])).toEqual([
      { what: "things with a lid", found: "1 of 2, missing cup, 1 not here", passed: false },
      { what: "cats", found: "1 of 1", passed: true },
      { what: "dogs", found: "0 of 0", passed: false },
    ]);
  });
});

it("every metric of ours is watched, every alerting rule tested on both sides, every alert has its runbook", async () => {
  const coverage = await declaredCoverage();
  expect(coverage.map(({ what, missing }) => [what, missing])).toEqual([
    ["own metrics watched by a panel or a rule", []],
    ["alerting rules tested to fire and to stay silent", []],
    ["alerts with a runbook", []],
  ]);
  expect(coverage.map(({ of }) => of > 40)).toEqual([true, true, true]);
});
