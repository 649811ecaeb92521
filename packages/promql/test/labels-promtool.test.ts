import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program } from "@petswipe/embedded";
import { execa } from "execa";
import { beforeAll, expect, it } from "vitest";
import { metricsIn } from "../src/selectors.ts";
import { labelCases } from "./support/label-cases.ts";

function subsetsOf(labels: readonly string[]): string[][] {
  const [first, ...rest] = labels;
  return first === undefined ? [[]] : subsetsOf(rest).flatMap((subset) => [subset, [first, ...subset]]);
}

/** A series of a metric that is named after its labels, for each subset of these. */
const seriesOf = (metric: string): string[] =>
  subsetsOf(metric.split("_")).map((labels) => {
    const matchers = labels.map((label) => `${label}="${label === "le" ? "+Inf" : "1"}"`);
    return `${metric}{${matchers.join(",")}}`;
  });

/** Each choice of one series per metric of an expression. */
function choicesOf(expression: string): string[][] {
  return metricsIn(expression).reduce<string[][]>(
    (choices, metric) => choices.flatMap((choice) => seriesOf(metric).map((series) => [...choice, series])),
    [[]],
  );
}

/** promtool tests that expect no result, so that promtool prints what there is. */
const tests = labelCases.flatMap(([expr]) =>
  choicesOf(expr).map((choice) => ({
    input_series: choice.map((series) => ({ series, values: "1x60" })),
    promql_expr_test: [{ expr, eval_time: "55m", exp_samples: [] }],
  })),
);

const found = new Map<string, Set<string>>();

beforeAll(async () => {
  const { command, env } = await program("promtool");
  const folder = await mkdtemp(join(tmpdir(), "labels "));
  await writeFile(join(folder, "labels.test.yml"), JSON.stringify({ tests }));
  const args = ["--enable-feature=promql-experimental-functions", "test", "rules", "labels.test.yml"];
  const { all } = await execa(command, args, { cwd: folder, env, all: true, reject: false });
  await rm(folder, { recursive: true });
  for (const [, expr = "", got = ""] of all.matchAll(/expr: (".*"), time: .*\n.*\n\s+got: ?(.*)/g)) {
    const labels = [...got.matchAll(/(\w+)="/g)].map(([, label = ""]) => label);
    const expression = JSON.parse(expr) as string;
    found.set(expression, new Set([...(found.get(expression) ?? []), ...labels]));
  }
}, 60_000);

it.each(labelCases)("Prometheus agrees: %s can have the labels %s", (expression, expected) => {
  expect([...(found.get(expression) ?? [])].sort().join(" ")).toBe(expected);
});

it("Prometheus returned results", () => {
  expect(found.size).toBeGreaterThan(labelCases.length / 2);
});
