import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { yieldsFrom } from "../src/graph.ts";
import { mutantsOf } from "../src/mutants.ts";
import { openPromtool, type Promtool } from "../src/promtool.ts";
import { mutate, UnsoundError, type World } from "../src/run.ts";
import { suspectOf } from "../src/suspects.ts";
import { trialOf } from "../src/trial.ts";
import { tallyOf, verdictOf } from "../src/verdict.ts";
import { loadAlerts, loadRecorded, strongCases, weakCases, worldOf } from "./support/world.ts";

const strong = worldOf(loadRecorded, loadAlerts, { HighLoad: strongCases });
const weak = worldOf(loadRecorded, loadAlerts, { HighLoad: weakCases });

describe("what a mutant is tried with", () => {
  const suspect = (title: string, world: World, change: RegExp) => {
    const placed = world.graph.rules.find((rule) => rule.title === title);
    const mutant = placed && mutantsOf(placed.rule).find((each) => change.test(each.change));
    if (placed === undefined || mutant === undefined) throw new Error(`${title} has no such mutant`);
    return suspectOf(placed, mutant, world.graph, world.checks);
  };
  const rulesOf = (title: string, change: RegExp) => {
    const { checks, affected, graph } = suspect(title, strong, change);
    return checks.map((check) => trialOf(check, affected, graph).groups.flatMap(({ rules }) => rules));
  };

  it("is its rule, as it was changed, what this rests on, and nothing else", () => {
    const [rules] = rulesOf('HighLoad{severity="low"}', /^> 50 → > 55/);
    expect(rules?.map((rule) => ("record" in rule ? rule.record : rule.expr))).toEqual([
      "job:load:sum",
      "job:load:sum > 55",
    ]);
  });

  it("is every rule that rests on a changed one", () => {
    const [rules] = rulesOf("job:load:sum", /^sum → max/);
    expect(rules?.map(({ expr }) => expr)).toEqual([
      'max by (job) (load{kind="user"})',
      "job:load:sum > 100",
      "job:load:sum > 50",
    ]);
  });

  it("are the cases that look at such a rule and give it something to work on", () => {
    const world = worldOf(loadRecorded, loadAlerts, {
      HighLoad: [...strongCases, { name: "nothing", series: { up: "1x20" }, expect: { "10m": [] } }],
      Idle: [{ name: "idle", series: { idle: "1x20" }, expect: { "10m": [] } }],
    });
    expect(suspect("job:load:sum", world, /^sum/).checks.map(({ name }) => name)).toEqual(
      strongCases.map(({ name }) => `HighLoad: ${name}`),
    );
    expect(suspect("job:idle:sum", world, /^sum/).checks.map(({ name }) => name)).toEqual(["Idle: idle"]);
  });

  it("is expected of the rules that may differ alone", () => {
    const { checks, affected, graph } = suspect('HighLoad{severity="low"}', weak, /severity changed/);
    const trials = checks.map((check) =>
      trialOf(check, affected, graph).test.alert_rule_test?.map(({ exp_alerts }) => exp_alerts),
    );
    expect(trials).toEqual([[[expect.objectContaining({ exp_labels: expect.objectContaining({ severity: "low" }) })]]]);
  });

  it.each([
    ["x", true],
    ["y", false],
    ["x and y", false],
    ["x or y", true],
    ["x unless y", true],
    ["y unless x", false],
    ["sum(rate(y[5m])) > 0", false],
    ["absent(y)", true],
    ["y * 0 or vector(1)", true],
    ['x{a="2"}', false],
    ['x{a=~"2",b=""}', true],
    ["recorded", true],
    ["recorded + y", false],
    ['{__name__=~"rec.*"}', true],
  ])("knows of %s whether it can have a result from x alone: %s", (expr, expected) => {
    const recorded = [
      { record: "recorded", expr: "x" },
      { record: "asked", expr },
    ];
    const { graph } = worldOf(recorded, {}, {});
    expect(yieldsFrom(graph, [{ name: "x", labels: { a: "1" } }])(1)).toBe(expected);
  });
});

describe("a run", () => {
  let promtool: Promtool;
  beforeAll(async () => {
    promtool = await openPromtool();
  });
  afterAll(() => promtool.close());

  const isHighLoad = ({ name }: { name: string }) => ["HighLoad", "job:load:sum"].includes(name);
  const run = (world: World, isChosen = isHighLoad) => mutate(world, { promtool, isChosen, jobs: 2 });

  it("leaves survivors where cases are weak, and none where they are strong", async () => {
    const lenient = await run(weak);
    const survivors = lenient
      .filter(({ fate }) => fate === "survived")
      .map(({ placed, mutant }) => `${placed.title}: ${mutant.change}`);
    expect(survivors).toContain('HighLoad{severity="high"}: > 100 → > 110');
    expect(survivors).toContain('job:load:sum: kind="user" dropped');
    expect(survivors).not.toContain('HighLoad{severity="high"}: label team dropped');
    const strict = await run(strong);
    expect(strict.filter(({ fate }) => fate !== "killed").map(({ mutant }) => mutant.change)).toEqual([]);
    expect(strict.length).toBe(lenient.length);
  });

  it("goes on with the others where a mutant cannot be evaluated", async () => {
    const spec = loadAlerts.Idle;
    const expr = 'x{kind="user"} * on (job) y > 10';
    const alerts = { Product: { ...spec, bands: [{ severity: "low", expr, threshold: "> 10" }] } } as const;
    const of = (x: number) => ({ 'x{job="backend",kind="user"}': `${x}x9`, 'x{job="backend",kind="system"}': "9x9" });
    const fires = { severity: "low", value: "11", labels: { job: "backend" } } as const;
    const cases = [
      { name: "11", series: { ...of(11), 'y{job="backend"}': "1x9" }, expect: { "5m": [fires] } },
      { name: "10", series: { ...of(10), 'y{job="backend"}': "1x9" }, expect: { "5m": [] } },
    ];
    const judged = await run(worldOf([], alerts, { Product: cases }), () => true);
    const survivors = judged.filter(({ fate }) => fate === "survived").map(({ mutant }) => mutant.change);
    expect(survivors).toEqual(["* y → / y"]);
    expect(judged.find(({ mutant }) => mutant.change === 'kind="user" dropped')?.fate).toBe("killed");
  });

  it("lets survive what nothing looks at, and says so", async () => {
    const judged = await run(strong, ({ name }) => name === "Idle");
    expect(new Set(judged.map(({ fate, checks }) => `${fate} ${checks}`))).toEqual(new Set(["survived 0"]));
  });

  it("counts what Prometheus refuses as neither", async () => {
    const recorded = [
      { record: "job:load:sum", expr: '{job="a"}' },
      { record: "two", expr: "1 < bool 2" },
    ];
    const judged = await run(worldOf(recorded, {}, {}), () => true);
    const refused = judged.filter(({ fate }) => fate === "invalid").map(({ mutant }) => mutant.change);
    expect(refused).toEqual(['job="a" dropped', 'job="a" → job!="a"', "bool dropped"]);
    expect(tallyOf(judged)).toMatchObject({ killed: 0, invalid: 3 });
  });

  it("is refused where a case fails without any change", async () => {
    const wrong = worldOf(loadRecorded, loadAlerts, {
      HighLoad: [{ ...weakCases[0], name: "wrong", expect: { "10m": [] } } as never],
    });
    await expect(run(wrong)).rejects.toThrow(UnsoundError);
    await expect(run(wrong)).rejects.toThrow("HighLoad: wrong");
  });
});

describe("the verdict", () => {
  const [placed] = strong.graph.rules;
  const judged = (fates: Readonly<Record<string, "killed" | "survived" | "invalid">>) =>
    Object.entries(fates).map(([change, fate]) => {
      if (placed === undefined) throw new Error("there is no rule");
      return { placed, mutant: { kind: "number" as const, change, rule: placed.rule }, fate, checks: 1 };
    });
  const killed = (count: number) =>
    judged(Object.fromEntries(Array.from({ length: count }, (_, each) => [`k${each}`, "killed"])));
  const accepting = (change: string, rule = placed?.title ?? "") => ({ rule, change, reason: "it means nothing" });
  const always = () => true;

  it("passes where at least 95% are noticed and each survivor has a reason", () => {
    expect(verdictOf(killed(3), [], always)).toMatchObject({ passes: true, score: 1 });
    const all = [...killed(19), ...judged({ s: "survived", i: "invalid" })];
    expect(verdictOf(all, [accepting("s")], always)).toMatchObject({
      passes: true,
      score: 0.95,
      killed: 19,
      survived: 1,
      invalid: 1,
    });
  });

  it.each([
    ["a survivor has no reason", [...killed(99), ...judged({ s: "survived" })], []],
    ["accepted survivors are too many", [...killed(18), ...judged({ s: "survived" })], [accepting("s")]],
    ["an accepted mutant is noticed", killed(99), [accepting("k1")]],
    ["an accepted mutant is none any more", killed(99), [accepting("gone")]],
    ["an accepted mutant's rule is none any more", killed(99), [accepting("s", "Gone")]],
  ])("fails where %s", (_, results, accepted) => {
    expect(verdictOf(results, accepted, always).passes).toBe(false);
  });

  it("leaves accepted mutants alone that were not tried", () => {
    expect(verdictOf(killed(9), [accepting("s", "Other")], (title) => title !== "Other").passes).toBe(true);
  });

  it("needs nothing of nothing", () => {
    expect(verdictOf([], [], always)).toMatchObject({ passes: true, score: 1 });
  });
});
