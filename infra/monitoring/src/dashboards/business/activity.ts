import { LocaleFormat, Short } from "@grafana/grafana-foundation-sdk/units";
import type { KpiWindow } from "@petswipe/metrics";
import { gauge, rate } from "@petswipe/metrics/promql";
import type { Section } from "../spec.ts";
import { targetOf } from "../thresholds.ts";
import { RANGE, WINDOW } from "../words.ts";
import { kpi, rows, rowsIn } from "./kpi.ts";

const activeUsers = (...windows: readonly KpiWindow[]) => [
  {
    expr: kpi("active_users", "petswipe_active_users", {
      by: ["window"],
      where: { window: ["=~", windows.join("|")] },
    }),
    legend: "last {{window}}",
  },
];

/** How many people are here, and how many come new. */
export const activity: Section = {
  title: "User activity",
  panels: [
    {
      kind: "timeseries",
      title: "Active users of the hour and the day",
      description: "People who swiped at least once in the last hour, and in the last 24 hours.",
      unit: Short,
      queries: activeUsers("1h", "24h"),
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Active users of the week and the month",
      description: "People who swiped at least once in the last 7 days, and in the last 30.",
      unit: Short,
      queries: activeUsers("7d", "30d"),
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Active sessions",
      description: "Sessions seen in the last 15 minutes: how many people are here now.",
      unit: Short,
      queries: [{ expr: `max(${gauge("sessions_active")})`, legend: "sessions" }],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Signups a day",
      description: "Accounts made in the 24 hours before, with the target as a line.",
      unit: Short,
      queries: [{ expr: kpi("signups_per_day", "petswipe_signups_per_day"), legend: "signups in 24 hours" }],
      thresholds: targetOf("petswipe_signups_per_day"),
      alerts: ["SignupsBelowTarget"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Signups a minute",
      description: "Accounts as the backends create them: whether people can sign up at this moment.",
      unit: Short,
      queries: [{ expr: `${rate("user_signups_total", { window: WINDOW })} * 60`, legend: "signups a minute" }],
      dashboards: ["application"],
      width: 8,
    },
    {
      kind: "table",
      title: "Accounts by role",
      description: "Accounts that were made in the time that is shown, and all that there are.",
      unit: LocaleFormat,
      labels: { role: "role" },
      columns: [
        { expr: rowsIn("petswipe_signups_stored_total", RANGE, ["role"]), name: "new", decimals: 0 },
        { expr: rows("petswipe_signups_stored_total", ["role"]), name: "all", decimals: 0 },
      ],
      sortBy: "all",
      width: 8,
    },
  ],
};
