import { RequestsPerSecond } from "@grafana/grafana-foundation-sdk/units";
import { partOf, WINDOW } from "../expressions.ts";
import type { Section } from "../spec.ts";

const rated = (counter: string, matchers = "") => `sum(rate(${counter}${matchers}[${WINDOW}]))`;
const requests = "grafana_datasource_request_total";
/** The metric is absent until a panel queries data, and its error codes until a query fails. */
const grafanaUp = 'max(up{job="grafana"})';

export const grafana: Section = {
  title: "Grafana",
  panels: [
    {
      kind: "timeseries",
      title: "Grafana API responses per second",
      description: "API responses by status code.",
      unit: RequestsPerSecond,
      queries: [{ expr: `sum by (code) (rate(grafana_api_response_status_total[${WINDOW}]))`, legend: "{{code}}" }],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "Data source requests per second",
      description: "Requests to data sources, and failed ones, which leave panels empty.",
      unit: RequestsPerSecond,
      queries: [
        { expr: partOf(rated(requests), grafanaUp), legend: "requests" },
        { expr: partOf(rated(requests, '{code!~"2.."}'), grafanaUp), legend: "failed" },
      ],
      width: 12,
    },
  ],
};
