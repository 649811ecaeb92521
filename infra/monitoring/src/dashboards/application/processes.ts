import { DurationSeconds, NoUnit, PercentUnit, Short } from "@grafana/grafana-foundation-sdk/units";
import type { Section } from "../spec.ts";
import { goodFrom, thresholdsOf } from "../thresholds.ts";
import { UP } from "../words.ts";
import { PROCESSES } from "./chosen.ts";

const by = "by (job, instance)";

/** Each process by itself: since when it runs, and how close it is to its limits. */
export const processes: Section = {
  title: "Processes",
  panels: [
    {
      kind: "table",
      title: "Processes",
      description:
        "Each process of backend, frontend and exporter: whether it answers its scrape, since when it runs, its starts within half an hour, and the share of file descriptors that is open.",
      unit: Short,
      labels: { job: "service", instance: "instance" },
      columns: [
        { expr: `max ${by} (up{${PROCESSES}})`, name: "answers", unit: NoUnit, meanings: UP },
        {
          expr: `time() - max ${by} (process_start_time_seconds{${PROCESSES}})`,
          name: "uptime",
          unit: DurationSeconds,
          thresholds: goodFrom(300, "low"),
        },
        {
          expr: `max ${by} (changes(process_start_time_seconds{${PROCESSES}}[30m]))`,
          name: "restarts in 30m",
          decimals: 0,
          thresholds: thresholdsOf("ServiceRestarting"),
        },
        {
          expr: `max ${by} (process_open_fds{${PROCESSES}} / process_max_fds{${PROCESSES}})`,
          name: "file descriptors",
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
