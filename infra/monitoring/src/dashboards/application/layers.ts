import { Seconds } from "@grafana/grafana-foundation-sdk/units";
import { quantile, rateOfCount, rateOfSum, ratio } from "@petswipe/metrics/promql";
import { dropNaN, WINDOW } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { selected } from "../variables.ts";

const duration = "http_layer_duration_seconds";
const instance = selected("instance");
const byLayer = { by: ["layer"], window: WINDOW } as const;

/** Which layer of the backend takes a request's time. Layer metrics have no route label. */
export const layers: Section = {
  title: "Layers",
  panels: [
    {
      kind: "timeseries",
      title: "Mean time by layer",
      description:
        "Where an average backend request spends its time, across all routes: middleware, handler (controller), services including the cache, and PostgreSQL.",
      unit: Seconds,
      whenEmpty: "No requests to the selected backends in range",
      queries: [
        {
          expr: ratio(
            rateOfSum(duration, { ...byLayer, where: { instance, layer: ["!=", "total"] } }),
            rateOfCount(duration, { ...byLayer, where: { instance, layer: ["!=", "total"] } }),
          ),
          legend: "{{layer}}",
        },
      ],
      stacked: true,
      dashboards: ["database"],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "p95 time by layer",
      description:
        "95th percentile of time per layer. Layers are slow in different requests, so the values do not add up.",
      unit: Seconds,
      whenEmpty: "No requests to the selected backends in range",
      queries: [
        {
          expr: dropNaN(quantile(0.95, duration, { ...byLayer, where: { instance } })),
          legend: "{{layer}}",
          exemplars: true,
        },
      ],
      dashboards: ["database"],
      width: 12,
    },
  ],
};
