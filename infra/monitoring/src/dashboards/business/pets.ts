import { LocaleFormat, Short } from "@grafana/grafana-foundation-sdk/units";
import { PET_STATUSES } from "@petswipe/metrics";
import { increase, rate } from "@petswipe/metrics/promql";
import { RANGE, WINDOW } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { kpi, rows, rowsIn } from "./kpi.ts";

/** What swipes lead to: matches and adoptions, and the pets that remain. */
export const pets: Section = {
  title: "Pets and adoptions",
  panels: [
    {
      kind: "stat",
      title: "Totals in range",
      description: "Matches created, adoptions completed and pets listed in the selected time range.",
      unit: LocaleFormat,
      queries: [
        { expr: increase("matches_created_total", { window: RANGE }), legend: "matches" },
        { expr: rowsIn("petswipe_adoptions_stored_total", RANGE), legend: "adoptions" },
        { expr: increase("pet_uploads_total", { window: RANGE }), legend: "pets listed" },
      ],
      decimals: 0,
      width: 8,
      height: 8,
    },
    {
      kind: "timeseries",
      title: "Matches created per minute",
      description: "Matches as the backends create them, accepted by the shelter or by auto-accept.",
      unit: Short,
      queries: [{ expr: `${rate("matches_created_total", { window: WINDOW })} * 60`, legend: "matches per minute" }],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Matches and adoptions, all time",
      description: "All matches created and adoptions completed, as stored in the database.",
      unit: Short,
      queries: [
        { expr: rows("petswipe_matches_stored_total"), legend: "matches" },
        { expr: rows("petswipe_adoptions_stored_total"), legend: "adoptions" },
      ],
      width: 8,
    },
    {
      kind: "table",
      title: "Pets by type and status",
      description: "Current pets: listed, adopted and withdrawn.",
      unit: Short,
      labels: { pet_type: "type" },
      columns: PET_STATUSES.map((status) => ({
        expr: kpi("pets", "petswipe_pets", { by: ["pet_type"], where: { status } }),
        name: status,
        decimals: 0,
      })),
      sortBy: PET_STATUSES[0],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "Pets listed per hour",
      description: "Pets listed by shelters in the last hour, individually or by CSV import.",
      unit: Short,
      queries: [{ expr: increase("pet_uploads_total", { window: "1h" }), legend: "pets per hour" }],
      width: 12,
    },
  ],
};
