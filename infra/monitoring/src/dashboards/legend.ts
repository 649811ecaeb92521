import type { Series } from "@petswipe/prometheus-client";

const LABEL = /\{\{\s*(\w+)\s*\}\}/g;

/** The labels that a legend shows. */
export const labelsIn = (legend: string): string[] => [...legend.matchAll(LABEL)].map(([, label]) => label ?? "");

/** A series' name by its legend; what it has no label for is left empty. */
export const nameOf = (legend: string, series: Series): string =>
  legend.replace(LABEL, (_, label: string) => series[label] ?? "");
