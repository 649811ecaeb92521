import { PercentUnit, RequestsPerSecond } from "@grafana/grafana-foundation-sdk/units";
import { rate } from "@petswipe/metrics/promql";
import { orNone, shareOf, WINDOW } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";
import { SELECTED_REQUESTS } from "./selected.ts";

const byService = { by: ["job"], window: "5m" } as const;
const withStatus = (status: string) => ({ ...SELECTED_REQUESTS, status: ["=~", status] }) as const;

/** Which responses are errors, and on which routes. */
export const errors: Section = {
  title: "Errors",
  panels: [
    {
      kind: "timeseries",
      title: "Error rate",
      description: "Share of requests answered with 5xx over 5 minutes, by service.",
      unit: PercentUnit,
      queries: [
        {
          expr: shareOf(
            rate("http_requests_total", { ...byService, where: withStatus("5..") }),
            rate("http_requests_total", { ...byService, where: SELECTED_REQUESTS }),
          ),
          legend: "{{job}}",
        },
      ],
      thresholds: thresholdsOf("HighErrorRate"),
      alerts: ["HighErrorRate"],
      dashboards: ["slo"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "5xx responses by route",
      description: "Server errors per second, by route and status.",
      unit: RequestsPerSecond,
      queries: [
        {
          expr: orNone(
            rate("http_requests_total", {
              where: withStatus("5.."),
              by: ["method", "path", "status"],
              window: WINDOW,
            }),
            { status: "5xx", method: "none", path: "of any route" },
          ),
          legend: "{{status}}: {{method}} {{path}}",
        },
      ],
      alerts: ["HighErrorRate"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "4xx responses by status",
      description:
        "Client errors per second: 401 unauthenticated, 403 forbidden, 404 not found, 409 conflict, 429 rate limited.",
      unit: RequestsPerSecond,
      queries: [
        {
          expr: orNone(rate("http_requests_total", { where: withStatus("4.."), by: ["status"], window: WINDOW }), {
            status: "no 4xx",
          }),
          legend: "{{status}}",
        },
      ],
      width: 8,
    },
  ],
};
