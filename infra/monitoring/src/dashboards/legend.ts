import type { Series } from "@petswipe/prometheus-client";

const LABEL = /\{\{\s*(\w+)\s*\}\}/g;

/** The labels that a legend uses. */
export const labelsIn = (legend: string): string[] => [...legend.matchAll(LABEL)].map(([, label]) => label ?? "");

/** The name of a series by its legend. A missing label is empty. */
export const nameOf = (legend: string, series: Series): string =>
  legend.replace(LABEL, (_, label: string) => series[label] ?? "");
