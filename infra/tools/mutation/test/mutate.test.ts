import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { batchesOf } from "../src/batch.ts";
import { candidateOf } from "../src/candidates.ts";
import { graphOf } from "../src/graph.ts";
import { mutantsOf } from "../src/mutants.ts";
import { production } from "../src/production.ts";
import { openPromtool, type Promtool } from "../src/promtool.ts";
import { indexRules } from "../src/rule-index.ts";
import { checksIn, expectationsOf } from "../src/rule-test.ts";
import { BaselineError, mutate, type Suite } from "../src/run.ts";
import { loadAlerts, loadRecorded, strongCases, suiteOf, weakCases } from "./support/suite.ts";

const strong = suiteOf(loadRecorded, loadAlerts, { HighLoad: strongCases });
const weak = suiteOf(loadRecorded, loadAlerts, { HighLoad: weakCases });

function ruleOf(title: string, { graph }: Suite) {
  const rule = graph.rules.find((each) => each.title === title);
  if (rule === undefined) throw new Error(`there is no rule ${title}`);
  return rule;
}

function candidatesOf(title: string, suite: Suite, change: RegExp) {
  const target = ruleOf(title, suite);
  const mutants = mutantsOf(target.rule).filter((mutant) => change.test(mutant.change));
  return mutants.map((mutant) => candidateOf(target, mutant, suite.graph, suite.checks));
}

/** What the first check runs for some mutants. */
const specsOf = (title: string, suite: Suite, change: RegExp) => {
  const candidates = candidatesOf(title, suite, change);
  const [check] = candidates[0]?.checks ?? [];
  return check === undefined ? [] : batchesOf(check, candidates).map(({ spec }) => spec);
};

describe("a mutant", () => {
  const checksOf = (title: string, suite: Suite) =>
    candidatesOf(title, suite, /^sum/)[0]?.checks.map(({ name }) => name);

  it("is tested by what covers its rule, or a rule that depends on it", () => {
    const suite = suiteOf(loadRecorded, loadAlerts, {
      HighLoad: strongCases,
      Idle: [{ name: "idle", series: { idle: "1x20" }, expect: { "10m": [] } }],
    });
    expect(checksOf("job:load:sum", suite)).toEqual(strongCases.map(({ name }) => `topic.test.yml: HighLoad: ${name}`));
    expect(checksOf("job:idle:sum", suite)).toEqual(["topic.test.yml: Idle: idle"]);
  });

  it("of a recording rule runs with the rules that the test covers, in the test's order of groups", () => {
    const [spec, ...others] = specsOf("job:load:sum", strong, /^sum → max/);
    expect(others).toEqual([]);
    expect(spec?.groups.map(({ name, rules }) => [name, rules.map(({ expr }) => expr)])).toEqual([
      ["recorded", ['max by (job) (load{kind="user"})']],
      ["alerts-topic", ["job:load:sum > 100", "job:load:sum > 50"]],
    ]);
    expect(spec?.groupOrder).toEqual(["recorded", "alerts-topic"]);
  });

  it("of an alert runs next to the others, with the rules that they need and its own name", () => {
    const [spec, ...others] = specsOf('HighLoad{severity="low"}', strong, /^> 50 → > (55|45)/);
    expect(others).toEqual([]);
    expect(
      spec?.groups.flatMap(({ rules }) => rules.map((rule) => ["alert" in rule && rule.alert, rule.expr])),
    ).toEqual([
      [false, 'sum by (job) (load{kind="user"})'],
      ["HighLoad/0", "job:load:sum > 55"],
      ["HighLoad/1", "job:load:sum > 45"],
    ]);
    expect(spec?.test.alert_rule_test?.map(({ alertname, eval_time }) => [alertname, eval_time])).toEqual([
      ["HighLoad/0", "1m"],
      ["HighLoad/0", "2m"],
      ["HighLoad/1", "1m"],
      ["HighLoad/1", "2m"],
    ]);
  });
});

describe("of an alert's rules", () => {
  const firing = (...severities: string[]) =>
    severities.map((severity) => ({ exp_labels: { severity, job: "a" }, exp_annotations: {} }));
  const alertNamed = (alert: string, labels: Readonly<Record<string, string>>) => ({
    alert,
    expr: "x > 1",
    labels,
    annotations: {},
  });
  function expected(rules: readonly ReturnType<typeof alertNamed>[]) {
    const graph = graphOf(indexRules({ "a.yml": [{ name: "a", rules }] }));
    const alert_rule_test = [
      { eval_time: "1m", alertname: "A", exp_alerts: firing("high", "low") },
      { eval_time: "2m", alertname: "A", exp_alerts: firing("high") },
      { eval_time: "2m", alertname: "B", exp_alerts: firing("high") },
      { eval_time: "3m", alertname: "A" },
    ];
    const [check] = checksIn("a.test.yml", { rule_files: ["a.yml"], tests: [{ name: "a", alert_rule_test }] }, graph);
    if (check === undefined) throw new Error("there is no check");
    return graph.rules.map((rule) => expectationsOf(rule, check, graph));
  }

  it("each is expected to give the alerts with its labels, and to be silent otherwise", () => {
    const [high, low] = expected([
      alertNamed("A", { severity: "high", job: "{{ $labels.job }}" }),
      alertNamed("A", { severity: "low" }),
    ]);
    expect(high).toEqual([
      { eval_time: "1m", alertname: "A", exp_alerts: firing("high") },
      { eval_time: "2m", alertname: "A", exp_alerts: firing("high") },
      { eval_time: "3m", alertname: "A", exp_alerts: [] },
    ]);
    expect(low?.map(({ exp_alerts }) => exp_alerts)).toEqual([firing("low"), [], []]);
  });

  it.each([
    ["none", 0, [alertNamed("A", { severity: "high" })]],
    ["two", 2, [alertNamed("A", { severity: "high" }), alertNamed("A", {})]],
  ])("%s that could give an expected alert are refused", (_, count, rules) => {
    expect(() => expected(rules)).toThrow(`a.test.yml: a: ${count} rules give alerts the labels {"severity":`);
  });
});

it("production's tests say of every alert they expect which rule it is of", async () => {
  const { graph, checks } = await production();
  const covering = graph.rules
    .filter(({ rule }) => "alert" in rule)
    .map((rule) =>
      checks.filter(({ covers }) => covers.has(rule.index)).map((each) => expectationsOf(rule, each, graph)),
    );
  expect(covering.length).toBeGreaterThan(50);
  expect(covering.filter((tests) => !tests.flat().some(({ exp_alerts = [] }) => exp_alerts.length > 0))).toEqual([]);
});

describe("a run", () => {
  let promtool: Promtool;
  beforeAll(async () => {
    promtool = await openPromtool();
  });
  afterAll(() => promtool.close());

  const isHighLoad = ({ name }: { name: string }) => ["HighLoad", "job:load:sum"].includes(name);
  const run = (suite: Suite, isSelected = isHighLoad) => mutate(suite, { promtool, isSelected, jobs: 2 });

  it("leaves survivors where tests are weak, and none where they are strong", async () => {
    const lenient = await run(weak);
    const survivors = lenient
      .filter(({ outcome }) => outcome === "survived")
      .map(({ target, mutant }) => `${target.title}: ${mutant.change}`);
    expect(survivors).toContain('HighLoad{severity="high"}: > 100 → > 110');
    expect(survivors).toContain('job:load:sum: kind="user" dropped');
    expect(survivors).not.toContain('HighLoad{severity="high"}: label team dropped');
    const strict = await run(strong);
    expect(strict.filter(({ outcome }) => outcome !== "killed").map(({ mutant }) => mutant.change)).toEqual([]);
    expect(strict.length).toBe(lenient.length);
  });

  it("tests the other mutants again where one cannot be evaluated", async () => {
    const spec = loadAlerts.Idle;
    const expr = 'x{kind="user"} * on (job) y > 10';
    const alerts = { Product: { ...spec, bands: [{ severity: "low", expr, threshold: "> 10" }] } } as const;
    const of = (x: number) => ({ 'x{job="backend",kind="user"}': `${x}x9`, 'x{job="backend",kind="system"}': "9x9" });
    const fires = { severity: "low", value: "11", labels: { job: "backend" } } as const;
    const cases = [
      { name: "11", series: { ...of(11), 'y{job="backend"}': "1x9" }, expect: { "5m": [fires] } },
      { name: "10", series: { ...of(10), 'y{job="backend"}': "1x9" }, expect: { "5m": [] } },
    ];
    const results = await run(suiteOf([], alerts, { Product: cases }), () => true);
    const survivors = results.filter(({ outcome }) => outcome === "survived").map(({ mutant }) => mutant.change);
    expect(survivors).toEqual(["* y → / y"]);
    expect(results.find(({ mutant }) => mutant.change === 'kind="user" dropped')?.outcome).toBe("killed");
  });

  it("lets mutants survive that no test covers, and says so", async () => {
    const results = await run(strong, ({ name }) => name === "Idle");
    expect(new Set(results.map(({ outcome, tests }) => `${outcome} ${tests}`))).toEqual(new Set(["survived 0"]));
  });

  it("finds mutants invalid that Prometheus refuses", async () => {
    const recorded = [
      { record: "job:load:sum", expr: '{job="a"}' },
      { record: "two", expr: "1 < bool 2" },
    ];
    const results = await run(suiteOf(recorded, {}, {}), () => true);
    const refused = results.filter(({ outcome }) => outcome === "invalid").map(({ mutant }) => mutant.change);
    expect(refused).toEqual(['job="a" dropped', 'job="a" → job!="a"', "bool dropped"]);
    expect(results.filter(({ outcome }) => outcome === "killed")).toEqual([]);
  });

  it("reports both stages from the first test to the last", async () => {
    const seen: string[] = [];
    const onProgress = ({ stage, done, total }: { stage: string; done: number; total: number }) =>
      seen.push(`${stage} ${done}/${total}`);
    const results = await mutate(strong, { promtool, isSelected: isHighLoad, jobs: 1, onProgress });
    const { length } = strongCases;
    expect(seen.slice(0, length + 1)).toEqual(
      Array.from({ length: length + 1 }, (_, done) => `baseline ${done}/${length}`),
    );
    expect(seen[length + 1]).toBe(`mutants 0/${results.length}`);
    expect(seen.at(-1)).toBe(`mutants ${results.length}/${results.length}`);
  });

  it("is refused where a test fails without any change", async () => {
    const wrong = suiteOf(loadRecorded, loadAlerts, {
      HighLoad: [{ ...weakCases[0], name: "wrong", expect: { "10m": [] } } as never],
    });
    await expect(run(wrong)).rejects.toThrow(BaselineError);
    await expect(run(wrong)).rejects.toThrow("HighLoad: wrong");
  });
});
