import { catalogue, type LabelDomain, type MetricName, type MetricSpec, services } from "@petswipe/metrics";
import { thirdParty } from "@petswipe/monitoring/third-party/all";
import type { ThirdPartySeries } from "@petswipe/monitoring/third-party/types";
import { chosen } from "./near.ts";

/** A metric that queries can ask for, of our catalogue or of another program. */
export interface MetricFacts {
  readonly name: string;
  readonly isOwn: boolean;
  readonly type: "counter" | "gauge" | "histogram";
  /** Its labels, with their values where these are a closed list. */
  readonly labels: Readonly<Record<string, LabelDomain | undefined>>;
  /** The scrape jobs that serve it. */
  readonly jobs: readonly string[];
}

const ownFacts = (name: MetricName): MetricFacts => ({
  ...(catalogue[name] satisfies MetricSpec),
  name,
  isOwn: true,
  jobs: Object.entries(services).flatMap(([service, table]) => (name in table ? [service] : [])),
});

function foreignFacts(name: string, { type, labels, jobs }: ThirdPartySeries): MetricFacts {
  if (type === "histogram")
    throw new Error(`${name} is part of a histogram of another program: write its query by hand`);
  const facts = { name, isOwn: false, jobs } as const;
  return {
    ...facts,
    type: type === "counter" ? "counter" : "gauge",
    labels: Object.fromEntries(labels.map((label) => [label, undefined])),
  };
}

/** The facts of a metric. Throws an error that names near ones when there is none. */
export function metricFacts(name: string): MetricFacts {
  const foreign: Readonly<Record<string, ThirdPartySeries>> = thirdParty;
  const known = chosen("a metric", name, [...Object.keys(catalogue), ...Object.keys(foreign)]);
  const series = foreign[known];
  return series === undefined ? ownFacts(known as MetricName) : foreignFacts(known, series);
}

/** The unit that a metric's name ends in. */
export function unitIn(name: string): "seconds" | "bytes" | "ratio" | undefined {
  const stem = name.replace(/_total$/, "");
  return (["seconds", "bytes", "ratio"] as const).find((unit) => stem.endsWith(`_${unit}`));
}

/** A metric's name as words: `pet_shares_total` is "Pet shares". */
export function wordsOf(name: string): string {
  const words = name.replace(/^petswipe_/, "").replace(/(_seconds|_bytes|_ratio)?(_total)?$/, "");
  const text = words.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
