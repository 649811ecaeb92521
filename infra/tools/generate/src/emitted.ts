import type { Generated } from "@petswipe/cli/generated";
import { projectRoot } from "@petswipe/embedded";
import { catalogue, type MetricSpec } from "@petswipe/metrics";
import { sourcesIn } from "./sources.ts";

const CATALOGUE = "packages/metrics/src/catalogue";
/** Where metrics are declared, not recorded. */
const DECLARING = ["packages/metrics/src/catalogue/", "packages/metrics/src/slos.ts"];
const RECORD = { counter: "inc", gauge: "set", histogram: "observe" } as const;

/** Names of metrics that no source mentions, besides their declarations. */
export function unemitted(names: readonly string[], sources: ReadonlyMap<string, string>): string[] {
  const texts = [...sources]
    .filter(([file]) => !DECLARING.some((path) => file.startsWith(path)))
    .map(([, text]) => text);
  const mentioned = new Set(texts.flatMap((text) => text.match(/\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b/g) ?? []));
  return names.filter((name) => !mentioned.has(name));
}

/** Generates nothing: refuses metrics that no program records. */
export async function generated(): Promise<Generated> {
  const metrics: Readonly<Record<string, MetricSpec>> = catalogue;
  const sources = sourcesIn(projectRoot, "{apps,packages}/*/src/**/*.{ts,tsx}");
  const problems = unemitted(Object.keys(metrics), sources).map((name) => {
    const call = `metrics.${name}.${RECORD[metrics[name]?.type ?? "gauge"]}(…)`;
    return `metric ${name}: no program records it: call ${call} where it happens, or remove it from ${CATALOGUE}`;
  });
  return { files: new Map(), problems };
}
