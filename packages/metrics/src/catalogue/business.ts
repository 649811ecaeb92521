import { metricTable } from "../types.ts";
import { PET_TYPES } from "../vocabulary.ts";

/** Counted after the commit: each is an event that the database holds. */
export const businessMetrics = metricTable({
  swipes_total: {
    type: "counter",
    help: "Swipes stored.",
    labels: { liked: ["true", "false"], pet_type: PET_TYPES },
  },
  matches_created_total: {
    type: "counter",
    help: "Matches stored: likes that a shelter accepted, or that hit a pet with auto_accept.",
    labels: {},
  },
  user_signups_total: { type: "counter", help: "Accounts created.", labels: {} },
  pet_uploads_total: {
    type: "counter",
    help: "Pets listed, one by one or by CSV import.",
    labels: {},
  },
  sessions_active: {
    type: "gauge",
    help: "Sessions seen in the last 15 minutes, from Redis: a fact of the system, so every replica serves the same value (aggregate with max). Absent while Redis cannot be asked.",
    labels: {},
  },
});
