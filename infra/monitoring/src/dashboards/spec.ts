import type { AlertName } from "../alerts/topics.ts";
import type { Dashboard } from "../links.ts";
import type { Thresholds } from "./thresholds.ts";
import type { Variable } from "./variables.ts";

/** What a panel asks Prometheus for. */
export interface Query {
  readonly expr: string;
  /** The name of each series; `{{label}}` stands for a label of it. */
  readonly legend: string;
  /** Points that lead from the histogram's buckets to traces. */
  readonly exemplars?: true;
}

/** A text, and the colour that goes with it. */
export interface Meaning {
  readonly text: string;
  readonly color: string;
}

interface Panel {
  readonly title: string;
  /** What is shown, of what, and what it is good for: a sentence or two. */
  readonly description: string;
  /** One of Grafana's units (`@grafana/grafana-foundation-sdk/units`). */
  readonly unit: string;
  readonly thresholds?: Thresholds;
  readonly decimals?: number;
  readonly min?: number;
  readonly max?: number;
  /** Texts for values that are codes, such as 1 for "up". */
  readonly meanings?: Readonly<Record<string, Meaning>>;
  /** Alerts that watch what is shown: the panel links to their runbooks. */
  readonly alerts?: readonly AlertName[];
  /** Dashboards that tell more. */
  readonly dashboards?: readonly Dashboard[];
  /** Of the 24 columns. */
  readonly width: number;
  /** In rows of 30 pixels; each kind has one of its own. */
  readonly height?: number;
  /** Instead of "No data", where nothing is the truth: why there is none. In a table it stands in every empty cell. */
  readonly whenEmpty?: string;
}

/** Values over time. */
export interface TimeSeriesPanel extends Panel {
  readonly kind: "timeseries";
  readonly queries: readonly Query[];
  /** One on top of the other: parts of a whole. */
  readonly stacked?: true;
  /** From the series to its negative: what comes in above zero, what goes out below. A pattern over the names of series. */
  readonly below?: string;
  /** The axis begins at `min` unless a value is less than that. */
  readonly minIsSoft?: true;
}

/** One number, as it is at this moment. */
export interface StatPanel extends Panel {
  readonly kind: "stat";
  readonly queries: readonly Query[];
}

/** How full something is, between `min` and `max`. */
export interface GaugePanel extends Panel {
  readonly kind: "gauge";
  readonly queries: readonly Query[];
  readonly min: number;
  readonly max: number;
}

/** Values side by side, as bars: stages of a funnel, the longest of a list. */
export interface BarsPanel extends Panel {
  readonly kind: "bars";
  readonly queries: readonly Query[];
}

/** States over time, a line for each series. */
export interface StatesPanel extends Panel {
  readonly kind: "states";
  readonly queries: readonly Query[];
  readonly meanings: Readonly<Record<string, Meaning>>;
}

/** How many observations fell into each bucket of a histogram. */
export interface HeatmapPanel extends Panel {
  readonly kind: "heatmap";
  /** Increase of the buckets, by `le` alone. */
  readonly queries: readonly [Query];
}

export interface Column {
  readonly expr: string;
  readonly name: string;
  readonly unit?: string;
  readonly decimals?: number;
  readonly thresholds?: Thresholds;
  readonly meanings?: Readonly<Record<string, Meaning>>;
}

/** The newest values, a row for each set of `labels`. */
export interface TablePanel extends Panel {
  readonly kind: "table";
  /** Labels that tell rows apart, and what their columns are called. */
  readonly labels: Readonly<Record<string, string>>;
  readonly columns: readonly Column[];
  /** The name of a column; the greatest value comes first. */
  readonly sortBy?: string;
}

export type PanelSpec = TimeSeriesPanel | StatPanel | GaugePanel | BarsPanel | StatesPanel | HeatmapPanel | TablePanel;

/** Panels below a heading, from left to right, as many lines as their widths need. */
export interface Section {
  readonly title: string;
  readonly panels: readonly PanelSpec[];
}

export interface DashboardSpec {
  readonly title: string;
  /** Who looks at it, and for what. */
  readonly description: string;
  /** The folder in Grafana. */
  readonly folder: Folder;
  readonly tags: readonly string[];
  readonly variables: readonly Variable[];
  /** How far back it looks at first: `1h`. */
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
