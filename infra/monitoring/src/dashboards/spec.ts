import type { AlertName } from "../alerts/topics.ts";
import type { Dashboard } from "../links.ts";
import type { Thresholds } from "./thresholds.ts";
import type { Variable } from "./variables.ts";

/** A query of a panel. */
export interface Query {
  readonly expr: string;
  /** The name of each series; `{{label}}` is replaced by the label's value. */
  readonly legend: string;
  /** Also queries the exemplars of the histogram's buckets. */
  readonly exemplars?: true;
}

/** What is shown instead of a value. */
export interface MappedValue {
  readonly text: string;
  readonly color: string;
}

interface Panel {
  readonly title: string;
  /** What is shown, and how to read it: one or two sentences. */
  readonly description: string;
  /** One of Grafana's units (`@grafana/grafana-foundation-sdk/units`). */
  readonly unit: string;
  readonly thresholds?: Thresholds;
  readonly decimals?: number;
  readonly min?: number;
  readonly max?: number;
  /** Texts for coded values, such as "up" for 1. */
  readonly valueMappings?: Readonly<Record<string, MappedValue>>;
  /** Alerts on the same data: the panel links to their runbooks. */
  readonly alerts?: readonly AlertName[];
  /** Dashboards with details: the panel links to them. */
  readonly dashboards?: readonly Dashboard[];
  /** Of the 24 columns. */
  readonly width: number;
  /** In rows of 30 pixels; each kind has a default. */
  readonly height?: number;
  /** Replaces "No data" where an empty result is correct: why it is empty. In a table, the text of every empty cell. */
  readonly whenEmpty?: string;
}

/** Values over time. */
export interface TimeSeriesPanel extends Panel {
  readonly kind: "timeseries";
  readonly queries: readonly Query[];
  /** Stacks the series: parts of a whole. */
  readonly stacked?: true;
  /** Series to draw below zero, such as outbound traffic: a name, or a regular expression over names. */
  readonly below?: string;
  /** The axis starts at `min` unless a value is lower. */
  readonly minIsSoft?: true;
}

/** Current values, as large numbers. */
export interface StatPanel extends Panel {
  readonly kind: "stat";
  readonly queries: readonly Query[];
}

/** Current values, between `min` and `max`. */
export interface GaugePanel extends Panel {
  readonly kind: "gauge";
  readonly queries: readonly Query[];
  readonly min: number;
  readonly max: number;
}

/** Current values as bars, such as the stages of a funnel. */
export interface BarsPanel extends Panel {
  readonly kind: "bars";
  readonly queries: readonly Query[];
}

/** States over time, a row for each series. */
export interface StatesPanel extends Panel {
  readonly kind: "states";
  readonly queries: readonly Query[];
  readonly valueMappings: Readonly<Record<string, MappedValue>>;
}

/** Observations per bucket of a histogram, over time. */
export interface HeatmapPanel extends Panel {
  readonly kind: "heatmap";
  /** Increase of the buckets, by `le` only. */
  readonly queries: readonly [Query];
}

export interface Column {
  readonly expr: string;
  readonly name: string;
  readonly unit?: string;
  readonly decimals?: number;
  readonly thresholds?: Thresholds;
  readonly valueMappings?: Readonly<Record<string, MappedValue>>;
}

/** Current values, a row for each combination of `labels`. */
export interface TablePanel extends Panel {
  readonly kind: "table";
  /** The labels that identify a row, and the titles of their columns. */
  readonly labels: Readonly<Record<string, string>>;
  readonly columns: readonly Column[];
  /** The name of a column; sorts in descending order. */
  readonly sortBy?: string;
}

export type PanelSpec = TimeSeriesPanel | StatPanel | GaugePanel | BarsPanel | StatesPanel | HeatmapPanel | TablePanel;

/** Panels below a row title, from left to right, in as many lines as their widths need. */
export interface Section {
  readonly title: string;
  readonly panels: readonly PanelSpec[];
}

export interface DashboardSpec {
  readonly title: string;
  /** Who uses it, and for what. */
  readonly description: string;
  /** The folder in Grafana. */
  readonly folder: Folder;
  readonly tags: readonly string[];
  readonly variables: readonly Variable[];
  /** The initial time range, such as `1h`. */
  readonly range: string;
  readonly sections: readonly Section[];
}

/** Folders in Grafana, by the name of their folder on disk. */
export const FOLDERS = {
  service: "PetSwipe: service",
  business: "PetSwipe: business",
  platform: "PetSwipe: platform",
} as const;
export type Folder = keyof typeof FOLDERS;
