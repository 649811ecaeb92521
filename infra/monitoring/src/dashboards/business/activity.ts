import { LocaleFormat, Short } from "@grafana/grafana-foundation-sdk/units";
import type { KpiWindow } from "@petswipe/metrics";
import { gauge, rate } from "@petswipe/metrics/promql";
import { RANGE, WINDOW } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { targetOf } from "../thresholds.ts";
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

/** How many users are active, and how many join. */
export const activity: Section = {
  title: "User activity",
  panels: [
    {
      kind: "timeseries",
      title: "Active users (1h, 24h)",
      description: "Users who swiped at least once in the last hour, and in the last 24 hours.",
      unit: Short,
      queries: activeUsers("1h", "24h"),
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Active users (7d, 30d)",
      description: "Users who swiped at least once in the last 7 days, and in the last 30 days.",
      unit: Short,
      queries: activeUsers("7d", "30d"),
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Active sessions",
      description: "Sessions active in the last 15 minutes.",
      unit: Short,
      queries: [{ expr: `max(${gauge("sessions_active")})`, legend: "sessions" }],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Signups per day",
      description: "Accounts created in the last 24 hours. The line is the target.",
      unit: Short,
      queries: [{ expr: kpi("signups_per_day", "petswipe_signups_per_day"), legend: "signups per day" }],
      thresholds: targetOf("petswipe_signups_per_day"),
      alerts: ["SignupsBelowTarget"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Signups per minute",
      description: "Accounts as the backends create them: whether signup works right now.",
      unit: Short,
      queries: [{ expr: `${rate("user_signups_total", { window: WINDOW })} * 60`, legend: "signups per minute" }],
      dashboards: ["application"],
      width: 8,
    },
    {
      kind: "table",
      title: "Accounts by role",
      description: "Accounts created in the selected time range, and in total.",
      unit: LocaleFormat,
      labels: { role: "role" },
      columns: [
        { expr: rowsIn("petswipe_signups_stored_total", RANGE, ["role"]), name: "new", decimals: 0 },
        { expr: rows("petswipe_signups_stored_total", ["role"]), name: "total", decimals: 0 },
      ],
      sortBy: "total",
      width: 8,
    },
  ],
};
