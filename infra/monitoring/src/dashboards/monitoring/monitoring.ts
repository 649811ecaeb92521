import type { DashboardSpec } from "../spec.ts";
import { exporters } from "./exporters.ts";
import { grafana } from "./grafana.ts";
import { notifications } from "./notifications.ts";
import { now } from "./now.ts";
import { rules } from "./rules.ts";
import { scrapes } from "./scrapes.ts";
import { series } from "./series.ts";

export const monitoring: DashboardSpec = {
  title: "Observability itself",
  description:
    "For whoever runs the monitoring: is everything scraped, evaluated and told, so that the other dashboards and the silence of alerts can be believed.",
  folder: "platform",
  tags: ["monitoring"],
  variables: [],
  range: "1h",
  sections: [now, notifications, scrapes, rules, series, exporters, grafana],
};
