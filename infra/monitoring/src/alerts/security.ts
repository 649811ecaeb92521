import { increase } from "@petswipe/metrics/promql";
import { alertTable } from "./define.ts";

const window = "5m";
const logIns = increase("auth_login_attempts_total", { window });
const failedLogIns = increase("auth_login_attempts_total", { where: { status: "failure" }, window });
const forged = increase("auth_token_validations_total", { where: { result: "invalid" }, window });
const refused = increase("rate_limit_hits_total", { by: ["limit"], window });

export const security = alertTable({
  FailedLoginSpike: {
    team: "security",
    service: "backend",
    symptom: "failed-logins",
    summary: "Many log-ins fail",
    description:
      "{value} of the log-ins of the last five minutes failed ({threshold}): somebody may be guessing passwords.",
    format: "ratio",
    firstLook: "sum by (status) (increase(auth_login_attempts_total[5m]))",
    dashboard: "application",
    bands: [
      {
        severity: "medium",
        expr: `(${failedLogIns} > 50) / ${logIns} > 0.5`,
        for: "2m",
        threshold: "> 50%, and more than 50",
      },
    ],
  },
  TokenFailures: {
    team: "security",
    service: "backend",
    symptom: "token-failures",
    summary: "Many session tokens are forged or broken",
    description:
      "{value} tokens of the last five minutes were not ours ({threshold}): forged, or signed with a key that was changed.",
    format: "number",
    firstLook: "sum by (result) (increase(auth_token_validations_total[5m]))",
    dashboard: "application",
    bands: [{ severity: "medium", expr: `round(${forged}) > 50`, for: "2m", threshold: "> 50 in 5m" }],
  },
  RateLimitSpike: {
    team: "security",
    service: "backend",
    symptom: "rate-limit",
    summary: "Many requests hit the rate limit {limit}",
    description: "{value} requests of the last five minutes were refused by the limit {limit} ({threshold}).",
    format: "number",
    firstLook: "sum by (limit) (increase(rate_limit_hits_total[5m]))",
    dashboard: "application",
    bands: [{ severity: "medium", expr: `round(${refused}) > 100`, for: "2m", threshold: "> 100 in 5m" }],
  },
});
