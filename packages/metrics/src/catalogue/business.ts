import { metricTable } from "../types.ts";
import { PET_TYPES } from "../vocabulary.ts";

/** Counted after the commit: every counted event is stored. */
export const businessMetrics = metricTable({
  swipes_total: {
    type: "counter",
    help: "Swipes stored.",
    labels: { liked: ["true", "false"], pet_type: PET_TYPES },
  },
  matches_created_total: {
    type: "counter",
    help: "Matches stored: likes that a shelter accepted, or of a pet with auto_accept.",
    labels: {},
  },
  user_signups_total: { type: "counter", help: "Accounts created.", labels: {} },
  pet_uploads_total: {
    type: "counter",
    help: "Pets listed, individually or by CSV import.",
    labels: {},
  },
  sessions_active: {
    type: "gauge",
    help: "Sessions active in the last 15 minutes, from Redis: a system-wide value, the same on every replica (aggregate with max). Absent while Redis is unreachable.",
    labels: {},
  },
});
