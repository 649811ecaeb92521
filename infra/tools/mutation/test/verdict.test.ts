import { describe, expect, it } from "vitest";
import { progress } from "../src/progress.ts";
import { renderJson, renderReport } from "../src/report.ts";
import { indexRules } from "../src/rule-index.ts";
import type { MutantResult, Outcome } from "../src/run.ts";
import { tallyOf, verdictOf } from "../src/verdict.ts";

const rules = indexRules({
  "alerts-a.yml": [
    {
      name: "a",
      rules: ["high", "low"].map((severity) => ({ alert: "A", expr: "x > 1", labels: { severity }, annotations: {} })),
    },
  ],
  "b.yml": [{ name: "b", rules: [{ record: "b:x", expr: "x" }] }],
});

function resultsOf(outcomes: Readonly<Record<string, Outcome>>, index = 0, tests = 1): MutantResult[] {
  const target = rules[index];
  if (target === undefined) throw new Error("there is no such rule");
  return Object.entries(outcomes).map(([change, outcome]) => {
    return { target, mutant: { kind: "number", change, rule: target.rule }, outcome, tests };
  });
}
const killed = (count: number) =>
  resultsOf(Object.fromEntries(Array.from({ length: count }, (_, each) => [`k${each}`, "killed"])));
const accepting = (change: string, rule = 'A{severity="high"}') => ({ rule, change, reason: "it does not matter" });
const always = () => true;

describe("the verdict", () => {
  it("passes where at least 95% are killed and every survivor has a reason", () => {
    expect(verdictOf(killed(3), [], always)).toMatchObject({ passes: true, score: 1 });
    const all = [...killed(19), ...resultsOf({ s: "survived", i: "invalid" })];
    expect(verdictOf(all, [accepting("s")], always)).toMatchObject({
      passes: true,
      score: 0.95,
      killed: 19,
      survived: 1,
      invalid: 1,
    });
  });

  it.each([
    ["a survivor has no reason", [...killed(99), ...resultsOf({ s: "survived" })], []],
    ["too many survive, though accepted", [...killed(18), ...resultsOf({ s: "survived" })], [accepting("s")]],
    ["an accepted mutant is killed", killed(99), [accepting("k1")]],
    ["an accepted mutant no longer exists", killed(99), [accepting("missing")]],
    ["an accepted mutant's rule no longer exists", killed(99), [accepting("s", "Missing")]],
  ])("fails where %s", (_, results, accepted) => {
    expect(verdictOf(results, accepted, always).passes).toBe(false);
  });

  it("ignores accepted mutants of rules that were not mutated", () => {
    expect(verdictOf(killed(9), [accepting("s", "Other")], (title) => title !== "Other").passes).toBe(true);
  });

  it("passes without mutants, and counts invalid ones as neither", () => {
    expect(verdictOf([], [], always)).toMatchObject({ passes: true, score: 1 });
    expect(tallyOf(resultsOf({ i: "invalid" }))).toEqual({ killed: 0, survived: 0, invalid: 1, score: 1 });
  });
});

describe("a report", () => {
  const results = [
    ...resultsOf({ "> 1 → > 2": "killed", "> 1 → >= 1": "survived" }),
    ...resultsOf({ "> 1 → > 0.9": "survived", "> 1 → < 1": "killed" }, 1, 3),
    ...resultsOf({ "x → y": "survived", "x dropped": "invalid" }, 2, 0),
  ];
  const verdict = verdictOf(results, [accepting("> 1 → >= 1"), accepting("gone")], always);

  it("lists rules, kinds, accepted survivors, others with the tests that pass, and the result", () => {
    const [rulesTable, kinds, ...rest] = renderReport(verdict, 61.4).split("\n\n");
    expect(rulesTable?.split("\n").map((row) => row.split(/ {2,}/))).toEqual([
      ["rule", "killed", "survived", "invalid", "score"],
      ["A (2 rules)", "2", "2", "0", "50%"],
      ["b:x", "0", "1", "1", "0%"],
    ]);
    expect(kinds).toMatch(/^kind .*\nnumber +2 +3 +1 +40%$/);
    expect(rest.slice(0, -1).join("\n\n")).toBe(`Accepted survivors
  it does not matter
    A{severity="high"}: > 1 → >= 1

Survivors: add a test that kills them, or a reason to infra/tools/mutation/src/accepted.ts
  A{severity="low"}   alerts-a.yml
    number: > 1 → > 0.9   (3 tests pass)
  b:x   b.yml
    number: x → y   (no test covers the rule)

Accepted, but killed or no longer a mutant: remove them from infra/tools/mutation/src/accepted.ts
  A{severity="high"}: gone`);
    expect(rest.at(-1)).toBe(
      "FAILED: score 40%, minimum 95%; 2 of 5 mutants killed, 3 survived (1 accepted), 1 invalid; 61 s\n",
    );
  });

  it("has the same as JSON", () => {
    expect(JSON.parse(renderJson(verdict, 61.4))).toMatchObject({
      passes: false,
      score: 0.4,
      seconds: 61.4,
      rules: [
        { rule: 'A{severity="high"}', file: "alerts-a.yml", killed: 1, survived: 1 },
        { rule: 'A{severity="low"}', file: "alerts-a.yml", killed: 1, survived: 1 },
        { rule: "b:x", file: "b.yml", killed: 0, survived: 1, invalid: 1 },
      ],
      kinds: { number: { killed: 2, survived: 3, invalid: 1 } },
      survivors: [
        { rule: 'A{severity="high"}', change: "> 1 → >= 1", tests: 1, reason: "it does not matter" },
        { rule: 'A{severity="low"}', change: "> 1 → > 0.9", tests: 3, reason: null },
        { rule: "b:x", change: "x → y", tests: 0, reason: null },
      ],
      stale: [{ change: "gone" }],
    });
  });
});

describe("progress", () => {
  function written(isTTY: boolean): string {
    const parts: string[] = [];
    const stream = { isTTY, write: (part: string) => parts.push(part) };
    const report = progress(stream as unknown as NodeJS.WriteStream);
    for (const done of [0, 1, 2]) report({ stage: "baseline", done, total: 2 });
    for (const done of [0, 7, 9]) report({ stage: "mutants", done, total: 9 });
    return parts.join("");
  }

  it("is a line for the begin and the end of each stage in a file", () => {
    expect(written(false)).toBe(
      [
        "0 of 2 tests run with the unchanged rules, 0 s\n",
        "2 of 2 tests run with the unchanged rules, 0 s\n",
        "0 of 9 mutants tested, 0 s\n",
        "9 of 9 mutants tested, 0 s\n",
      ].join(""),
    );
  });

  it("is one line for each stage on a terminal, cleared before it is written again", () => {
    const lines = written(true).split("\n");
    expect(lines.map((line) => line.split("\r\u001b[K"))).toEqual([
      ["", "0 of 2 tests run with the unchanged rules, 0 s", "2 of 2 tests run with the unchanged rules, 0 s"],
      ["", "0 of 9 mutants tested, 0 s", "9 of 9 mutants tested, 0 s"],
      [""],
    ]);
  });
});
