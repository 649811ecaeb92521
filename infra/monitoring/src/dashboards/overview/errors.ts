import { LocaleFormat, PercentUnit, RequestsPerSecond } from "@grafana/grafana-foundation-sdk/units";
import { increase, ratio } from "@petswipe/metrics/promql";
import { CLIENT_ERRORS, ERROR_RATIO, ERRORS, USERS } from "../../rules/golden.ts";
import { partOf, RANGE } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";

const by = ["job", "method", "path"] as const;
const all = increase("http_requests_total", { where: USERS, by, window: RANGE });
const countOfStatus = (status: string) =>
  partOf(increase("http_requests_total", { where: { ...USERS, status: ["=~", status] }, by, window: RANGE }), all);

/** What fails, and where: 5xx are server errors, 4xx client errors. */
export const errors: Section = {
  title: "Errors",
  panels: [
    {
      kind: "timeseries",
      title: "Error rate",
      description: "Share of requests answered with 5xx over 5 minutes, by service.",
      unit: PercentUnit,
      queries: [{ expr: ERROR_RATIO, legend: "{{job}}" }],
      thresholds: thresholdsOf("HighErrorRate"),
      alerts: ["HighErrorRate", "AllRequestsFailing"],
      dashboards: ["application", "slo"],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "4xx and 5xx responses per second",
      description: "Error responses by service: 4xx client errors, 5xx server errors.",
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
      description: "Requests per route in the selected time range, and the number of 4xx and 5xx responses.",
      unit: LocaleFormat,
      labels: { job: "service", method: "method", path: "route" },
      columns: [
        { expr: all, name: "requests", decimals: 0 },
        { expr: countOfStatus("4.."), name: "4xx", decimals: 0 },
        { expr: countOfStatus("5.."), name: "5xx", decimals: 0 },
        {
          expr: ratio(`(${countOfStatus("5..")})`, all),
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
