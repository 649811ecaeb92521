import { OpsPerSecond, PercentUnit, Short } from "@grafana/grafana-foundation-sdk/units";
import { gauge, increase, rate } from "@petswipe/metrics/promql";
import { RANGE, shareOf, WINDOW } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";

const window = "5m";
const failed = increase("auth_login_attempts_total", { where: { status: "failure" }, window });

/** All instances, whatever is selected: password guessing is spread across them. */
export const auth: Section = {
  title: "Logins and tokens",
  panels: [
    {
      kind: "timeseries",
      title: "Login attempts by result",
      description: "Login attempts over 5 minutes, by result.",
      unit: Short,
      queries: [{ expr: increase("auth_login_attempts_total", { by: ["status"], window }), legend: "{{status}}" }],
      alerts: ["FailedLoginSpike"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Login failure rate",
      description:
        "Share of login attempts over 5 minutes that failed; 0 without attempts. The alert also requires a minimum number of failures.",
      unit: PercentUnit,
      queries: [{ expr: shareOf(failed, increase("auth_login_attempts_total", { window })), legend: "failed" }],
      thresholds: thresholdsOf("FailedLoginSpike"),
      alerts: ["FailedLoginSpike"],
      max: 1,
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Active sessions",
      description: "Sessions active in the last 15 minutes, from Redis.",
      unit: Short,
      queries: [{ expr: `max(${gauge("sessions_active")})`, legend: "sessions" }],
      dashboards: ["business"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Token validations by result",
      description:
        "Session tokens validated per second. Invalid tokens are forged or signed with another key; expired and revoked ones were issued by us.",
      unit: OpsPerSecond,
      queries: [
        { expr: rate("auth_token_validations_total", { by: ["result"], window: WINDOW }), legend: "{{result}}" },
      ],
      alerts: ["TokenFailures"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Invalid tokens",
      description: "Session tokens over 5 minutes that were forged, malformed or signed with a retired key.",
      unit: Short,
      queries: [
        { expr: increase("auth_token_validations_total", { where: { result: "invalid" }, window }), legend: "invalid" },
      ],
      thresholds: thresholdsOf("TokenFailures"),
      alerts: ["TokenFailures"],
      width: 6,
    },
    {
      kind: "timeseries",
      title: "Rate limit hits",
      description:
        "Requests rejected with 429 over 5 minutes, by limit: all routes, login and signup, or wrong passwords per account.",
      unit: Short,
      queries: [{ expr: increase("rate_limit_hits_total", { by: ["limit"], window }), legend: "{{limit}}" }],
      thresholds: thresholdsOf("RateLimitSpike"),
      alerts: ["RateLimitSpike"],
      width: 6,
    },
    {
      kind: "stat",
      title: "Password resets",
      description: "Passwords changed with a reset token in the selected time range.",
      unit: Short,
      queries: [{ expr: increase("auth_password_resets_total", { window: RANGE }), legend: "resets" }],
      width: 4,
      height: 8,
      decimals: 0,
    },
  ],
};
