import type { DashboardSpec } from "../spec.ts";
import { recordedSlos } from "../variables.ts";
import { alerts } from "./alerts.ts";
import { arithmetic } from "./arithmetic.ts";
import { burnRates } from "./burn-rates.ts";
import { course } from "./course.ts";
import { decision } from "./decision.ts";

export const slo: DashboardSpec = {
  title: "SLO & Error Budget",
  description:
    "For whoever is about to deploy, and for whoever is on call: how much may still go wrong, and how fast it is spent.",
  folder: "service",
  tags: ["slo"],
  variables: [recordedSlos],
  range: "24h",
  sections: [decision, arithmetic, course, burnRates, alerts],
};
