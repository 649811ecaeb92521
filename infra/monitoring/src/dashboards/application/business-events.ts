import { OpsPerSecond } from "@grafana/grafana-foundation-sdk/units";
import { rate } from "@petswipe/metrics/promql";
import { WINDOW } from "../expressions.ts";
import type { Section } from "../spec.ts";

const events = {
  swipes: "swipes_total",
  matches: "matches_created_total",
  signups: "user_signups_total",
  uploads: "pet_uploads_total",
} as const;

/** Whether successful requests still produce business events. */
export const businessEvents: Section = {
  title: "Business events",
  panels: [
    {
      kind: "timeseries",
      title: "Business events per second",
      description:
        "Swipes, matches, signups and new pets stored by the backend. Requests that succeed but store nothing show up here as a drop.",
      unit: OpsPerSecond,
      queries: Object.entries(events).map(([legend, metric]) => ({ expr: rate(metric, { window: WINDOW }), legend })),
      dashboards: ["business"],
      width: 24,
      height: 6,
    },
  ],
};
