import { catalogue } from "@petswipe/metrics";
import { increase, ratio, selector } from "@petswipe/metrics/promql";
import type { RuleGroup } from "./rule-file.ts";

/** Long against the exporter's lag of one interval, short against a night in which swipes are lost. */
export const WINDOW = "15m";

/** Swipes that the backends counted. */
export const COUNTED = `system:swipes_counted:increase${WINDOW}`;
/** Swipes that PostgreSQL stored in the same time. */
export const STORED = `system:swipes_stored:delta${WINDOW}`;
/** Swipes counted less swipes stored. */
export const UNACCOUNTED = `system:swipes_unaccounted:delta${WINDOW}`;

/**
 * Rows at a time, `offset` ago. Every replica of the exporter serves the same totals, so the newest counts once. A total is
 * the database's, not the process': it does not start anew with an exporter, and its difference is exact where increase()
 * would extrapolate, or take a correction for a reset. Without a sample `offset` ago there is no answer.
 */
function swipesStored(offset = ""): string {
  const name = "petswipe_swipes_stored_total";
  const labels = Object.keys(catalogue[name].labels).join(", ");
  return `sum(max by (${labels}) (${selector(name)}${offset}))`;
}

/** The same, as a share of the greater of the two. */
export const UNACCOUNTED_RATIO = `system:swipes_unaccounted:ratio${WINDOW}`;

/**
 * Swipes that the backends counted against rows that PostgreSQL stored in the same time. Unaccounted is what was counted
 * and is not stored; below 0, what is stored and nobody counted (an import, say). Its ratio is to the greater of the two:
 * 1 when nothing that was counted is stored, -1 when nothing that is stored was counted, absent without swipes.
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
