import { RequestsPerSecond } from "@grafana/grafana-foundation-sdk/units";
import type { Section } from "../spec.ts";
import { partOf, WINDOW } from "../words.ts";

const rated = (counter: string, matchers = "") => `sum(rate(${counter}${matchers}[${WINDOW}]))`;
const asked = "grafana_datasource_request_total";
/** Absent until a panel has asked, and then until something has failed. */
const here = 'max(up{job="grafana"})';

export const grafana: Section = {
  title: "Grafana",
  panels: [
    {
      kind: "timeseries",
      title: "Answers of Grafana",
      description: "Answers a second of its API, by status.",
      unit: RequestsPerSecond,
      queries: [{ expr: `sum by (code) (rate(grafana_api_response_status_total[${WINDOW}]))`, legend: "{{code}}" }],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "Questions of panels",
      description: "Requests a second to data sources, and those that failed: then panels stay empty.",
      unit: RequestsPerSecond,
      queries: [
        { expr: partOf(rated(asked), here), legend: "asked" },
        { expr: partOf(rated(asked, '{code!~"2.."}'), here), legend: "failed" },
      ],
      width: 12,
    },
  ],
};
