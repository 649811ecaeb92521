import { type AnnotationQuery, AnnotationQueryBuilder } from "@grafana/grafana-foundation-sdk/dashboard";
import { WATCHDOG } from "../alertmanager/routes.ts";
import { APPLICATIONS } from "../alerts/availability.ts";
import { CHOSEN } from "./datasources.ts";

/** Alerts that call somebody at this moment. */
export const FIRING = `ALERTS{alertstate="firing",alertname!="${WATCHDOG}"}`;
/** Of these, what calls somebody at once: more would redden every graph. */
const URGENT = `ALERTS{alertstate="firing",severity=~"critical|high"}`;
/** The time itself is the value, in milliseconds, so that each start is marked once and where it was. */
const STARTS = `process_start_time_seconds{job=~"${APPLICATIONS.join("|")}"} * 1000`;

/** Marks on every time axis: what fired, and what was deployed or began anew. */
export function annotations(): AnnotationQuery[] {
  const common = () => new AnnotationQueryBuilder().datasource(CHOSEN).enable(true);
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
  return built.map(({ placement: _, ...annotation }) => annotation); // shown, not in a menu
}
