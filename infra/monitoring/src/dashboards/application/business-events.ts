import { OpsPerSecond } from "@grafana/grafana-foundation-sdk/units";
import { rate } from "@petswipe/metrics/promql";
import type { Section } from "../spec.ts";
import { WINDOW } from "../words.ts";

const events = {
  swipes: "swipes_total",
  matches: "matches_created_total",
  "sign-ups": "user_signups_total",
  uploads: "pet_uploads_total",
} as const;

/** Whether requests still become what they are for. */
export const businessEvents: Section = {
  title: "Business events",
  panels: [
    {
      kind: "timeseries",
      title: "Business events",
      description:
        "Swipes, matches, sign-ups and pets listed a second, as the backend stores them: requests that are answered well and store nothing show here.",
      unit: OpsPerSecond,
      queries: Object.entries(events).map(([legend, metric]) => ({ expr: rate(metric, { window: WINDOW }), legend })),
      dashboards: ["business"],
      width: 24,
      height: 6,
    },
  ],
};
