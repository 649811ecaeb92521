import { BytesIEC, PercentUnit, Seconds, Short } from "@grafana/grafana-foundation-sdk/units";
import type { Query, Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";
import { partOf, WINDOW } from "../words.ts";
import { PROCESSES } from "./chosen.ts";

const legend = "{{job}} {{instance}}";
const of = (metric: string): Query => ({ expr: `${metric}{${PROCESSES}}`, legend });
const collecting = `sum by (job, instance) (rate(nodejs_gc_duration_seconds_sum{${PROCESSES}}[${WINDOW}]))`;

/** The Node.js processes of backend, frontend and exporter: whether one has too much to do, or never gives back. */
export const runtime: Section = {
  title: "Runtime",
  panels: [
    {
      kind: "timeseries",
      title: "Event-loop lag",
      description: "How long work in each process waits for its turn (p99): every request waits with it.",
      unit: Seconds,
      queries: [of("nodejs_eventloop_lag_p99_seconds")],
      thresholds: thresholdsOf("EventLoopBlocked"),
      alerts: ["EventLoopBlocked"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "CPU by process",
      description: "Processor time that each process takes: at one processor (100%) its JavaScript can do no more.",
      unit: PercentUnit,
      queries: [{ expr: `rate(process_cpu_seconds_total{${PROCESSES}}[${WINDOW}])`, legend }],
      alerts: ["EventLoopBlocked"],
      dashboards: ["infrastructure"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Memory by process",
      description: "Memory of each process that is in RAM (resident set): what a container's limit is about.",
      unit: BytesIEC,
      queries: [of("process_resident_memory_bytes")],
      dashboards: ["infrastructure"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Heap in use",
      description: "JavaScript objects of each process: what rises for hours and never falls is a leak.",
      unit: BytesIEC,
      queries: [of("nodejs_heap_size_used_bytes")],
      width: 6,
    },
    {
      kind: "timeseries",
      title: "Garbage collection",
      description: "The share of time that each process collects garbage and does nothing else.",
      unit: PercentUnit,
      queries: [
        { expr: partOf(collecting, `sum by (job, instance) (nodejs_heap_size_used_bytes{${PROCESSES}})`), legend },
      ],
      width: 6,
    },
    {
      kind: "timeseries",
      title: "Open file descriptors",
      description: "Files and sockets that each process holds open: what only rises is never closed.",
      unit: Short,
      queries: [of("process_open_fds")],
      width: 6,
    },
    {
      kind: "timeseries",
      title: "Active handles",
      description:
        "Sockets, servers and the like that keep each process alive: connections of clients, PostgreSQL and Redis.",
      unit: Short,
      queries: [of("nodejs_active_handles_total")],
      width: 6,
    },
  ],
};
