import type { Dashboard as Model, Panel } from "@grafana/grafana-foundation-sdk/dashboard";
import type { Dataquery } from "@grafana/grafana-foundation-sdk/prometheus";
import { PercentUnit, RequestsPerSecond, Seconds } from "@grafana/grafana-foundation-sdk/units";
import { quantile, rate } from "@petswipe/metrics/promql";
import { dashboardModel } from "../../src/dashboards/build.ts";
import { WINDOW } from "../../src/dashboards/expressions.ts";
import type { DashboardSpec } from "../../src/dashboards/spec.ts";
import { instancesOf, selected } from "../../src/dashboards/variables.ts";

const spec: DashboardSpec = {
  title: "Sample",
  description: "A valid dashboard.",
  folder: "service",
  tags: [],
  variables: [instancesOf("backend")],
  range: "1h",
  sections: [
    {
      title: "First",
      panels: [
        {
          kind: "timeseries",
          title: "Duration",
          description: "Median request duration.",
          unit: Seconds,
          queries: [
            {
              expr: quantile(0.5, "http_request_duration_seconds", {
                where: { instance: selected("instance") },
                by: ["job"],
                window: WINDOW,
              }),
              legend: "{{job}} p50",
              exemplars: true,
            },
            { expr: 'rate(redis_commands_total{cmd="get"}[2m])', legend: "{{instance}} {{cmd}}" },
          ],
          alerts: ["HighErrorRate"],
          dashboards: ["application"],
          width: 12,
        },
        {
          kind: "table",
          title: "Routes",
          description: "Requests by route.",
          unit: RequestsPerSecond,
          labels: { job: "service", path: "route" },
          columns: [
            { expr: rate("http_requests_total", { by: ["job", "path"], window: WINDOW }), name: "all" },
            {
              expr: rate("http_requests_total", { where: { status: "500" }, by: ["job", "path"], window: WINDOW }),
              name: "errors",
              unit: PercentUnit,
            },
          ],
          sortBy: "errors",
          width: 12,
        },
      ],
    },
    {
      title: "Second",
      panels: [
        {
          kind: "stat",
          title: "Error rate",
          description: "The share of errors.",
          unit: PercentUnit,
          queries: [{ expr: "max(job:http_errors:ratio_rate5m)", legend: "errors" }],
          width: 24,
        },
      ],
    },
  ],
};

/** A valid dashboard: each test breaks its own copy. */
export const sampleDashboard = (): Model => dashboardModel("overview", spec);

/** A panel of a dashboard by title, for a test to break. */
export function panelOf(model: Model, title: string): Panel & { targets: [Dataquery, ...Dataquery[]] } {
  const panel = model.panels?.find((each) => each.title === title && each.type !== "row");
  if (panel === undefined) throw new Error(`the sample has no panel "${title}"`);
  return panel as Panel & { targets: [Dataquery, ...Dataquery[]] };
}
