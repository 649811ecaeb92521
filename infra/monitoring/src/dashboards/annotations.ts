import { type AnnotationQuery, AnnotationQueryBuilder } from "@grafana/grafana-foundation-sdk/dashboard";
import { WATCHDOG } from "../alertmanager/routes.ts";
import { APPLICATIONS } from "../alerts/availability.ts";
import { SELECTED_DATASOURCE } from "./datasources.ts";

/** Alerts that are firing now. */
export const FIRING = `ALERTS{alertstate="firing",alertname!="${WATCHDOG}"}`;
/** Only those that page: showing all of them would color every graph red. */
const URGENT = `ALERTS{alertstate="firing",severity=~"critical|high"}`;
/** The start time in milliseconds is the value, so that each start is marked once, at its own time. */
const STARTS = `process_start_time_seconds{job=~"${APPLICATIONS.join("|")}"} * 1000`;

/** Annotations on every graph: firing alerts, deploys and restarts. */
export function annotations(): AnnotationQuery[] {
  const common = () => new AnnotationQueryBuilder().datasource(SELECTED_DATASOURCE).enable(true);
  const built = [
    common()
      .name("Alerts")
      .iconColor("red")
      .expr(URGENT)
      .step("60s")
      .titleFormat("{{alertname}}: {{severity}}")
      .textFormat("{{service}}: {{symptom}}")
      .tagKeys("severity,team,service")
      .build(),
    common()
      .name("Deploys and restarts")
      .iconColor("blue")
      .expr(STARTS)
      .step("60s")
      .useValueForTime(true)
      .titleFormat("{{job}} started")
      .textFormat("{{instance}}")
      .tagKeys("job")
      .build(),
  ];
  return built.map(({ placement: _, ...annotation }) => annotation); // shown on the dashboard, not hidden in a menu
}
