import { OpsPerSecond, PercentUnit, Short } from "@grafana/grafana-foundation-sdk/units";
import { gauge, increase, rate } from "@petswipe/metrics/promql";
import type { Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";
import { RANGE, shareOf, WINDOW } from "../words.ts";

const window = "5m";
const failed = increase("auth_login_attempts_total", { where: { status: "failure" }, window });

/** Of all instances, whatever is chosen: who guesses passwords is spread over them. */
export const auth: Section = {
  title: "Log-ins and tokens",
  panels: [
    {
      kind: "timeseries",
      title: "Log-ins",
      description: "Log-ins tried within five minutes, by whether they succeeded.",
      unit: Short,
      queries: [{ expr: increase("auth_login_attempts_total", { by: ["status"], window }), legend: "{{status}}" }],
      alerts: ["FailedLoginSpike"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Failed log-ins",
      description:
        "The share of log-ins of five minutes that failed, 0 when nobody logged in. The alert also needs more than a few, since one typing error at night is all of them.",
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
      description: "Sessions seen in the last 15 minutes, from Redis.",
      unit: Short,
      queries: [{ expr: `max(${gauge("sessions_active")})`, legend: "sessions" }],
      dashboards: ["business"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Tokens checked",
      description:
        "Session tokens a second by result: invalid ones are forged or of another key, expired and revoked ones were ours.",
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
      description:
        "Session tokens within five minutes that were forged, broken, or signed with a key that was changed.",
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
      title: "Rate-limit hits",
      description:
        "Requests refused with 429 within five minutes, by limit: of all routes, of log-in and sign-up, or of one account's wrong passwords.",
      unit: Short,
      queries: [{ expr: increase("rate_limit_hits_total", { by: ["limit"], window }), legend: "{{limit}}" }],
      thresholds: thresholdsOf("RateLimitSpike"),
      alerts: ["RateLimitSpike"],
      width: 6,
    },
    {
      kind: "stat",
      title: "Password resets",
      description: "Passwords changed through a reset token in the time that is shown.",
      unit: Short,
      queries: [{ expr: increase("auth_password_resets_total", { window: RANGE }), legend: "resets" }],
      width: 4,
      height: 8,
      decimals: 0,
    },
  ],
};
