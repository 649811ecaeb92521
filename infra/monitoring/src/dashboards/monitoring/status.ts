import { NoUnit, Short } from "@grafana/grafana-foundation-sdk/units";
import { OK, WINDOW } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { goodBelow, thresholdsOf } from "../thresholds.ts";
import { HEARTBEAT, HEARTBEAT_STATES } from "./heartbeat.ts";

/** Whether the other dashboards can be trusted, and whether notifications would be sent. */
export const status: Section = {
  title: "Current status",
  panels: [
    {
      kind: "stat",
      title: "Watchdog",
      description: "Whether the always-firing alert fires. If it does not, no other alert works either.",
      unit: NoUnit,
      queries: [{ expr: HEARTBEAT, legend: "Watchdog" }],
      valueMappings: HEARTBEAT_STATES,
      alerts: ["Watchdog"],
      width: 4,
    },
    {
      kind: "stat",
      title: "Targets down",
      description: "Targets that Prometheus cannot scrape: their data is missing.",
      unit: Short,
      queries: [{ expr: "count(up) - sum(up)", legend: "down" }],
      thresholds: goodBelow(1),
      alerts: ["ScrapeFailing"],
      width: 4,
    },
    {
      kind: "stat",
      title: "Failed rule evaluations",
      description: "In the last minutes. Alerts that depend on a failing rule cannot fire.",
      unit: Short,
      queries: [{ expr: `sum(increase(prometheus_rule_evaluation_failures_total[${WINDOW}]))`, legend: "failed" }],
      thresholds: goodBelow(1),
      decimals: 0,
      alerts: ["RuleEvaluationFailing"],
      width: 4,
    },
    {
      kind: "stat",
      title: "Alertmanagers",
      description: "Alertmanagers that Prometheus sends to. Without one, no notifications are sent.",
      unit: Short,
      queries: [{ expr: "min(prometheus_notifications_alertmanagers_discovered)", legend: "discovered" }],
      thresholds: thresholdsOf("AlertmanagerMissing"),
      alerts: ["AlertmanagerMissing"],
      width: 4,
    },
    {
      kind: "stat",
      title: "Configuration reload",
      description:
        "Whether the last configuration reload succeeded. If not, the previous configuration stays in effect.",
      unit: NoUnit,
      queries: [
        { expr: "min(prometheus_config_last_reload_successful)", legend: "Prometheus" },
        { expr: "min(alertmanager_config_last_reload_successful)", legend: "Alertmanager" },
      ],
      valueMappings: OK,
      alerts: ["ConfigReloadFailed"],
      width: 8,
    },
  ],
};
