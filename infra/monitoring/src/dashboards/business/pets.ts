import { LocaleFormat, Short } from "@grafana/grafana-foundation-sdk/units";
import { PET_STATUSES } from "@petswipe/metrics";
import { increase, rate } from "@petswipe/metrics/promql";
import type { Section } from "../spec.ts";
import { RANGE, WINDOW } from "../words.ts";
import { kpi, rows, rowsIn } from "./kpi.ts";

/** What comes of swipes: matches and homes, and which pets are left. */
export const pets: Section = {
  title: "Pets and adoptions",
  panels: [
    {
      kind: "stat",
      title: "In the time that is shown",
      description: "Matches created, adoptions completed and pets listed between the two ends of the time range.",
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
      title: "Matches created a minute",
      description: "Matches as the backends create them, by a shelter's answer or by auto-accept.",
      unit: Short,
      queries: [{ expr: `${rate("matches_created_total", { window: WINDOW })} * 60`, legend: "matches a minute" }],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Matches and adoptions, ever",
      description: "Matches created and adoptions completed since the first one, as the database holds them.",
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
      description: "Pets now: who waits for a home, who has found one, and who was taken off the list.",
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
      title: "Pets listed an hour",
      description:
        "Pets that shelters listed in the hour before, one by one or from a CSV file: what there is to swipe on.",
      unit: Short,
      queries: [{ expr: increase("pet_uploads_total", { window: "1h" }), legend: "pets listed in an hour" }],
      width: 12,
    },
  ],
};
