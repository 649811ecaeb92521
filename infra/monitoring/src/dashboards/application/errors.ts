import { PercentUnit, RequestsPerSecond } from "@grafana/grafana-foundation-sdk/units";
import { rate } from "@petswipe/metrics/promql";
import type { Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";
import { orNone, shareOf, WINDOW } from "../words.ts";
import { ASKED } from "./chosen.ts";

const byService = { by: ["job"], window: "5m" } as const;
const answered = (status: string) => ({ ...ASKED, status: ["=~", status] }) as const;

/** Which answers are errors, of which route. */
export const errors: Section = {
  title: "Errors",
  panels: [
    {
      kind: "timeseries",
      title: "Error rate",
      description: "The share of requests that were answered 5xx, by service, over five minutes.",
      unit: PercentUnit,
      queries: [
        {
          expr: shareOf(
            rate("http_requests_total", { ...byService, where: answered("5..") }),
            rate("http_requests_total", { ...byService, where: ASKED }),
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
      title: "5xx by route",
      description: "Answers a second that say that we failed, by route and status: where to read the log.",
      unit: RequestsPerSecond,
      queries: [
        {
          expr: orNone(
            rate("http_requests_total", {
              where: answered("5.."),
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
      title: "4xx by status",
      description:
        "Answers a second that refuse what was asked: 401 without a session, 403 without the right, 404 for what is not there, 409 for what is done already, 429 for too much.",
      unit: RequestsPerSecond,
      queries: [
        {
          expr: orNone(rate("http_requests_total", { where: answered("4.."), by: ["status"], window: WINDOW }), {
            status: "no 4xx",
          }),
          legend: "{{status}}",
        },
      ],
      width: 8,
    },
  ],
};
