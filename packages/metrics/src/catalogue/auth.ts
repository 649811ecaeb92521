import { metricTable } from "../types.ts";

export const authMetrics = metricTable({
  auth_login_attempts_total: {
    type: "counter",
    help: "Login attempts; a failure is a wrong password or an unknown email address.",
    labels: { status: ["success", "failure"] },
  },
  auth_token_validations_total: {
    type: "counter",
    help: "Session tokens validated. invalid: malformed, forged or signed with another key; expired: past its lifetime; revoked: its session has ended.",
    labels: { result: ["valid", "invalid", "expired", "revoked"] },
  },
  auth_password_resets_total: { type: "counter", help: "Passwords changed with a reset token.", labels: {} },
  rate_limit_hits_total: {
    type: "counter",
    help: "Requests rejected with 429, by limit: global (all routes), auth (login, signup, password reset) or account (wrong passwords for one account).",
    labels: { limit: ["global", "auth", "account"] },
  },
});
