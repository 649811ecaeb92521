import { LocaleFormat, PercentUnit, RequestsPerSecond } from "@grafana/grafana-foundation-sdk/units";
import { increase, ratio } from "@petswipe/metrics/promql";
import { CLIENT_ERRORS, ERROR_RATIO, ERRORS, USERS } from "../../rules/golden.ts";
import type { Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";
import { partOf, RANGE } from "../words.ts";

const by = ["job", "method", "path"] as const;
const all = increase("http_requests_total", { where: USERS, by, window: RANGE });
const answered = (status: string) =>
  partOf(increase("http_requests_total", { where: { ...USERS, status: ["=~", status] }, by, window: RANGE }), all);

/** What goes wrong, and where. 5xx are our faults; 4xx are answers to what cannot be done. */
export const errors: Section = {
  title: "Errors",
  panels: [
    {
      kind: "timeseries",
      title: "Error rate",
      description: "The share of requests that were answered 5xx, by service, over five minutes.",
      unit: PercentUnit,
      queries: [{ expr: ERROR_RATIO, legend: "{{job}}" }],
      thresholds: thresholdsOf("HighErrorRate"),
      alerts: ["HighErrorRate", "TotalOutage"],
      dashboards: ["application", "slo"],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "4xx and 5xx",
      description: "Answers a second that were errors, by service: 4xx the caller's, 5xx ours.",
      unit: RequestsPerSecond,
      queries: [
        { expr: CLIENT_ERRORS, legend: "{{job}} 4xx" },
        { expr: ERRORS, legend: "{{job}} 5xx" },
      ],
      width: 12,
    },
    {
      kind: "table",
      title: "Errors by endpoint",
      description: "Requests to each route in the time that is shown, and how many of them were answered 4xx and 5xx.",
      unit: LocaleFormat,
      labels: { job: "service", method: "method", path: "route" },
      columns: [
        { expr: all, name: "requests", decimals: 0 },
        { expr: answered("4.."), name: "4xx", decimals: 0 },
        { expr: answered("5.."), name: "5xx", decimals: 0 },
        {
          expr: ratio(`(${answered("5..")})`, all),
          name: "5xx share",
          unit: PercentUnit,
          decimals: 2,
          thresholds: thresholdsOf("HighErrorRate"),
        },
      ],
      sortBy: "5xx",
      alerts: ["HighErrorRate"],
      dashboards: ["application"],
      width: 24,
      height: 10,
    },
  ],
};
