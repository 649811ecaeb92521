import { metricTable } from "../types.ts";

export const authMetrics = metricTable({
  auth_login_attempts_total: {
    type: "counter",
    help: "Log-ins tried; failure counts wrong passwords and unknown addresses alike.",
    labels: { status: ["success", "failure"] },
  },
  auth_token_validations_total: {
    type: "counter",
    help: "Session tokens checked. invalid: malformed, forged or of another key; expired: past its time; revoked: its session was ended.",
    labels: { result: ["valid", "invalid", "expired", "revoked"] },
  },
  auth_password_resets_total: { type: "counter", help: "Passwords changed through a reset token.", labels: {} },
  rate_limit_hits_total: {
    type: "counter",
    help: "Requests refused with 429, by the limit they hit: global (all routes), auth (log-in, sign-up, password reset) or account (wrong passwords of one).",
    labels: { limit: ["global", "auth", "account"] },
  },
});
