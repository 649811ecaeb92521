import { missing } from "@petswipe/cli/missing";
import * as metrics from "@petswipe/metrics";
import { catalogue, type MetricSpec } from "@petswipe/metrics";
import type { Draft } from "../draft.ts";
import { withImports } from "../imports.ts";
import { intoBlock } from "../insert.ts";
import { chosen } from "../near.ts";
import { named, type Request, required } from "../request.ts";
import { code, row } from "../source.ts";

const FOLDER = "packages/metrics/src/catalogue";
const TABLE = /^export const (\w+)Metrics = metricTable\(\{$/gm;
/** Prometheus and histograms set these. */
const RESERVED = ["job", "instance", "le", "quantile"];
const OPEN_LABELS = ["route", "status"];

/** Tables of the catalogue, by name, with their files. KPIs have a kind of their own. */
function tablesOf(draft: Draft): ReadonlyMap<string, string> {
  const files = draft.list(`${FOLDER}/*.ts`).filter((file) => !file.endsWith("/kpi.ts"));
  return new Map(files.flatMap((file) => [...draft.read(file).matchAll(TABLE)].map(([, name = ""]) => [name, file])));
}

/** The exported list of a label's values, as other metrics have it: the name of the constant. */
function vocabularyOf(label: string): string {
  const tables = Object.values<MetricSpec>(catalogue).map(({ labels }) => labels);
  const lists = Object.entries(metrics).filter(([, value]) => Array.isArray(value));
  const found = lists.find(([, list]) => tables.some((labels) => labels[label] === list));
  if (found !== undefined) return found[0];
  const known = [...new Set(tables.flatMap((labels) => Object.keys(labels)))];
  const named = known.filter((each) => lists.some(([, list]) => tables.some((labels) => labels[each] === list)));
  throw new Error(`give the values of ${label}, as in ${label}=one|other; without values: ${named.join(", ")}`);
}

function valuesOf(label: string, text: string): string[] {
  const values = text.split("|");
  if (values.some((value) => value.trim() === "") || new Set(values).size < values.length)
    throw new Error(`${label}=${text}: give each value once, and no empty one`);
  return values;
}

/** `pet_type,source=link|qr` as the labels of a row. */
function labelsIn(text: string) {
  const labels = text === "" ? [] : text.split(",").map((each) => each.split("="));
  const entries = labels.map(([label = "", values]) => {
    if (!/^[a-z][a-z0-9_]*$/.test(label)) throw new Error(`${label} is not a label: use snake_case`);
    if (RESERVED.includes(label)) throw new Error(`${label} is a label that Prometheus sets: take another name`);
    if (values === undefined) return { label, domain: code(vocabularyOf(label)), imports: [vocabularyOf(label)] };
    return { label, domain: OPEN_LABELS.includes(values) ? values : valuesOf(label, values), imports: [] };
  });
  return {
    labels: Object.fromEntries(entries.map(({ label, domain }) => [label, domain])),
    imports: entries.flatMap(({ imports }) => imports),
  };
}

const TYPES = ["counter", "gauge", "histogram"] as const;

function typeOf({ name, options }: Request): (typeof TYPES)[number] {
  if (options.type !== undefined) return chosen("a type of metric", options.type, TYPES);
  return name.endsWith("_total") ? "counter" : "gauge";
}

const ENDINGS = { counter: /_total$/, histogram: /_(seconds|bytes)$/, gauge: /(?<!_total)$/ };

function checkName(name: string, type: (typeof TYPES)[number]): void {
  if (name in catalogue) throw new Error(`${name} exists`);
  if (!ENDINGS[type].test(name))
    throw new Error(
      `${name}: a counter ends in _total, a histogram in _seconds or _bytes, and a gauge in anything but _total`,
    );
}

const RECORD = { counter: "inc", gauge: "set", histogram: "observe" } as const;

/** A row in a table of the catalogue. */
export function metric(request: Request, draft: Draft): string[] {
  const name = named(
    request,
    /^[a-z][a-z0-9]*(_[a-z0-9]+)+$/,
    "snake_case with the unit last, such as pet_shares_total",
  );
  const type = typeOf(request);
  checkName(name, type);
  const tables = tablesOf(draft);
  const all = [...tables.keys()];
  const table = chosen("a table of metrics", required(request, "in", `a table of metrics (${all.join(", ")})`), all);
  const { labels, imports } = labelsIn(request.options.labels ?? "");
  const buckets = name.endsWith("_bytes") ? "BODY_BYTES" : "REQUEST_SECONDS";
  const needed = type === "histogram" ? [...imports, buckets] : imports;
  const help = request.options.text ?? missing("what it counts or measures, and when, in one sentence");
  const spec = { type, help, labels, ...(type === "histogram" && { buckets: code(buckets) }) };
  draft.edit(tables.get(table) ?? "", (text) => {
    const added = intoBlock(text, [new RegExp(`^export const ${table}Metrics = `)], row(name, spec));
    return withImports(added, needed, draft.list(`${FOLDER}/*.ts`).map(draft.read));
  });
  const args = [
    ...(Object.keys(labels).length > 0 ? [`{ ${Object.keys(labels).join(", ")} }`] : []),
    ...(type === "counter" ? [] : ["value"]),
  ];
  return [
    `Record it where it happens: metrics.${name}.${RECORD[type]}(${args.join(", ")})`,
    `Show it: pnpm new panel "<Title>" --in <dashboard>/<section> --metric ${name}, or watch it: pnpm new alert`,
    "Test each label value: a row in apps/<app>/test/support/label-rows (metric-labels.test.ts)",
    "Let the traffic of pnpm dev cause each label value (infra/dev/traffic), or the boot test if it is rare (infra/dev/boot/label-events.ts)",
  ];
}
