import type { DashboardSpec } from "../spec.ts";
import { recordedSlos } from "../variables.ts";
import { alerts } from "./alerts.ts";
import { arithmetic } from "./arithmetic.ts";
import { burnRates } from "./burn-rates.ts";
import { deployGate } from "./deploy-gate.ts";
import { history } from "./history.ts";

export const slo: DashboardSpec = {
  title: "SLO & Error Budget",
  description:
    "For on-call engineers and anyone about to deploy: how much error budget is left, and how fast it burns.",
  folder: "service",
  tags: ["slo"],
  variables: [recordedSlos],
  range: "24h",
  sections: [deployGate, arithmetic, history, burnRates, alerts],
};
