import { Seconds } from "@grafana/grafana-foundation-sdk/units";
import { quantile, rateOfCount, rateOfSum, ratio } from "@petswipe/metrics/promql";
import type { Section } from "../spec.ts";
import { chosen } from "../variables.ts";
import { numbers, WINDOW } from "../words.ts";

const duration = "http_layer_duration_seconds";
const instance = chosen("instance");
const byLayer = { by: ["layer"], window: WINDOW } as const;

/** Which layer of the backend takes a request's time. Layers do not tell routes apart. */
export const layers: Section = {
  title: "Layers",
  panels: [
    {
      kind: "timeseries",
      title: "Mean time by layer",
      description:
        "Where an average request to the backend spends its time, on any route: middleware before the handler, the handler itself, services with the cache, and PostgreSQL.",
      unit: Seconds,
      whenEmpty: "No request to a chosen backend in the time that is shown",
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
      title: "p95 by layer",
      description:
        "One request in twenty to the backend spent more time in a layer. Requests that are slow in one need not be those that are slow in another, so these do not add up.",
      unit: Seconds,
      whenEmpty: "No request to a chosen backend in the time that is shown",
      queries: [
        {
          expr: numbers(quantile(0.95, duration, { ...byLayer, where: { instance } })),
          legend: "{{layer}}",
          exemplars: true,
        },
      ],
      dashboards: ["database"],
      width: 12,
    },
  ],
};
