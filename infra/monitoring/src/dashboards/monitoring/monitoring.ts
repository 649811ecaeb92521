import type { DashboardSpec } from "../spec.ts";
import { exporters } from "./exporters.ts";
import { grafana } from "./grafana.ts";
import { notifications } from "./notifications.ts";
import { rules } from "./rules.ts";
import { scrapes } from "./scrapes.ts";
import { series } from "./series.ts";
import { status } from "./status.ts";

export const monitoring: DashboardSpec = {
  title: "Monitoring Health",
  description:
    "For operators of the monitoring: do scrapes, rules and notifications work, so that dashboards and the absence of alerts can be trusted?",
  folder: "platform",
  tags: ["monitoring"],
  variables: [],
  range: "1h",
  sections: [status, notifications, scrapes, rules, series, exporters, grafana],
};
