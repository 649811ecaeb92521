import { increase } from "@petswipe/metrics/promql";
import { alertTable } from "./define.ts";

const window = "5m";
const logins = increase("auth_login_attempts_total", { window });
const failedLogins = increase("auth_login_attempts_total", { where: { status: "failure" }, window });
const invalid = increase("auth_token_validations_total", { where: { result: "invalid" }, window });
const rejected = increase("rate_limit_hits_total", { by: ["limit"], window });

export const security = alertTable({
  FailedLoginSpike: {
    team: "security",
    service: "backend",
    symptom: "failed-logins",
    summary: "Spike of failed logins",
    description: "{value} of the logins in the last 5 minutes failed ({threshold}); this may be password guessing.",
    format: "ratio",
    firstQuery: "sum by (status) (increase(auth_login_attempts_total[5m]))",
    dashboard: "application",
    bands: [
      {
        severity: "medium",
        expr: `(${failedLogins} > 50) / ${logins} > 0.5`,
        for: "2m",
        threshold: "{bound} and {bound2} failures",
        boundFormats: ["ratio", "number"],
      },
    ],
  },
  TokenFailures: {
    team: "security",
    service: "backend",
    symptom: "token-failures",
    summary: "Many invalid session tokens",
    description:
      "{value} session tokens in the last 5 minutes were invalid ({threshold}): forged, or signed with a rotated key.",
    format: "number",
    firstQuery: "sum by (result) (increase(auth_token_validations_total[5m]))",
    dashboard: "application",
    bands: [{ severity: "medium", expr: `round(${invalid}) > 50`, for: "2m", threshold: "{bound} in {range}" }],
  },
  RateLimitSpike: {
    team: "security",
    service: "backend",
    symptom: "rate-limit",
    summary: "Many requests exceed the rate limit {limit}",
    description: "The rate limit {limit} rejected {value} requests in the last 5 minutes ({threshold}).",
    format: "number",
    firstQuery: "sum by (limit) (increase(rate_limit_hits_total[5m]))",
    dashboard: "application",
    bands: [{ severity: "medium", expr: `round(${rejected}) > 100`, for: "2m", threshold: "{bound} in {range}" }],
  },
});
