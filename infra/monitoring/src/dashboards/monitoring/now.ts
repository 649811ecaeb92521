import { NoUnit, Short } from "@grafana/grafana-foundation-sdk/units";
import type { Section } from "../spec.ts";
import { goodBelow, thresholdsOf } from "../thresholds.ts";
import { WELL, WINDOW } from "../words.ts";
import { FIRES, HEARTBEAT } from "./heartbeat.ts";

/** Whether what is shown elsewhere can be believed, and whether anybody would be told. */
export const now: Section = {
  title: "Now",
  panels: [
    {
      kind: "stat",
      title: "Watchdog",
      description: "Whether the alert fires that always has to. When it does not, no other alert is raised either.",
      unit: NoUnit,
      queries: [{ expr: HEARTBEAT, legend: "Watchdog" }],
      meanings: FIRES,
      alerts: ["Watchdog"],
      width: 4,
    },
    {
      kind: "stat",
      title: "Targets down",
      description: "Programs that Prometheus knows of and cannot scrape: their part of the picture is missing.",
      unit: Short,
      queries: [{ expr: "count(up) - sum(up)", legend: "down" }],
      thresholds: goodBelow(1),
      alerts: ["ScrapeFailing"],
      width: 4,
    },
    {
      kind: "stat",
      title: "Failed evaluations of rules",
      description: "Within the last minutes. Alerts that rest on a rule that fails cannot fire.",
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
      description: "Alertmanagers that Prometheus sends to. With none, nobody is told of anything.",
      unit: Short,
      queries: [{ expr: "min(prometheus_notifications_alertmanagers_discovered)", legend: "known" }],
      thresholds: thresholdsOf("AlertmanagerMissing"),
      alerts: ["AlertmanagerMissing"],
      width: 4,
    },
    {
      kind: "stat",
      title: "Configuration",
      description:
        "Whether each could read its configuration when it was last told to. If not, the old one still holds.",
      unit: NoUnit,
      queries: [
        { expr: "min(prometheus_config_last_reload_successful)", legend: "Prometheus" },
        { expr: "min(alertmanager_config_last_reload_successful)", legend: "Alertmanager" },
      ],
      meanings: WELL,
      alerts: ["ConfigReloadFailed"],
      width: 8,
    },
  ],
};
