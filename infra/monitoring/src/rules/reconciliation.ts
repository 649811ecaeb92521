import { catalogue } from "@petswipe/metrics";
import { increase, ratio, selector } from "@petswipe/metrics/promql";
import type { RuleGroup } from "./rule-file.ts";

/** Long compared with the exporter's lag of one interval, but short enough to detect a loss soon. */
export const WINDOW = "15m";

/** Swipes that the backends counted. */
export const COUNTED = `system:swipes_counted:increase${WINDOW}`;
/** Swipes that PostgreSQL stored in the same window. */
export const STORED = `system:swipes_stored:delta${WINDOW}`;
/** Swipes counted minus swipes stored. */
export const UNACCOUNTED = `system:swipes_unaccounted:delta${WINDOW}`;

/**
 * The number of rows `offset` ago. Every replica of the exporter serves the same totals, so the newest counts once. A total
 * belongs to the database, not to the exporter's process: it does not reset, and its difference is exact, while increase()
 * would extrapolate and take a correction for a reset. Absent without a sample `offset` ago.
 */
function swipesStored(offset = ""): string {
  const name = "petswipe_swipes_stored_total";
  const labels = Object.keys(catalogue[name].labels).join(", ");
  return `sum(max by (${labels}) (${selector(name)}${offset}))`;
}

/** The same, relative to the greater of the two. */
export const UNACCOUNTED_RATIO = `system:swipes_unaccounted:ratio${WINDOW}`;

/**
 * Every committed swipe is counted exactly once: these rules compare the backends' counts with the rows that PostgreSQL
 * stored in the same window. Unaccounted swipes were counted but not stored; below 0, stored but not counted (an import). The
 * ratio is relative to the greater of the two: 1 if none of the counted swipes is stored, -1 if none of the stored ones was
 * counted, absent without swipes.
 */
export const reconciliation: RuleGroup = {
  name: "reconciliation",
  rules: [
    { record: COUNTED, expr: increase("swipes_total", { window: WINDOW }) },
    { record: STORED, expr: `${swipesStored()} - ${swipesStored(` offset ${WINDOW}`)}` },
    { record: UNACCOUNTED, expr: `${COUNTED} - ${STORED}` },
    {
      record: UNACCOUNTED_RATIO,
      expr: ratio(UNACCOUNTED, `(${COUNTED} > ${STORED} or ${STORED})`),
    },
  ],
};
