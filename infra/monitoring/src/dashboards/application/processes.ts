import { DurationSeconds, NoUnit, PercentUnit, Short } from "@grafana/grafana-foundation-sdk/units";
import { UP } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { goodFrom, thresholdsOf } from "../thresholds.ts";
import { PROCESSES } from "./selected.ts";

const by = "by (job, instance)";

/** Each process: uptime, restarts and limits. */
export const processes: Section = {
  title: "Processes",
  panels: [
    {
      kind: "table",
      title: "Processes",
      description:
        "Backend, frontend and exporter processes: scrape status, uptime, restarts in 30 minutes and file descriptors in use.",
      unit: Short,
      labels: { job: "service", instance: "instance" },
      columns: [
        { expr: `max ${by} (up{${PROCESSES}})`, name: "status", unit: NoUnit, valueMappings: UP },
        {
          expr: `time() - max ${by} (process_start_time_seconds{${PROCESSES}})`,
          name: "uptime",
          unit: DurationSeconds,
          thresholds: goodFrom(300, "low"),
        },
        {
          expr: `max ${by} (changes(process_start_time_seconds{${PROCESSES}}[30m]))`,
          name: "restarts (30m)",
          decimals: 0,
          thresholds: thresholdsOf("ServiceRestarting"),
        },
        {
          expr: `max ${by} (process_open_fds{${PROCESSES}} / process_max_fds{${PROCESSES}})`,
          name: "file descriptors used",
          unit: PercentUnit,
          decimals: 1,
        },
      ],
      alerts: ["ServiceRestarting", "InstanceDown"],
      width: 24,
      height: 7,
    },
  ],
};
