/** The label that holds a metric's name. */
export const METRIC_NAME = "__name__";

/** Labels that series can have; undefined where they are unknown. */
export type Labels = ReadonlySet<string> | undefined;

export const NO_LABELS: ReadonlySet<string> = new Set();

/** Labels that either can have. */
export const union = (one: Labels, other: Labels): Labels => one && other && new Set([...one, ...other]);

/** The labels that pass a test. */
export const keep = (labels: Labels, test: (label: string) => boolean): Labels =>
  labels && new Set([...labels].filter(test));

/** Labels without some. */
export const without = (labels: Labels, ...dropped: readonly string[]): Labels =>
  keep(labels, (label) => !dropped.includes(label));

/** Whether series can have a label; true where their labels are unknown. */
export const canHave = (labels: Labels, label: string): boolean => labels === undefined || labels.has(label);
