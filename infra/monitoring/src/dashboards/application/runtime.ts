import { BytesIEC, PercentUnit, Seconds, Short } from "@grafana/grafana-foundation-sdk/units";
import { partOf, WINDOW } from "../expressions.ts";
import type { Query, Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";
import { PROCESSES } from "./selected.ts";

const legend = "{{job}} {{instance}}";
const of = (metric: string): Query => ({ expr: `${metric}{${PROCESSES}}`, legend });
const collecting = `sum by (job, instance) (rate(nodejs_gc_duration_seconds_sum{${PROCESSES}}[${WINDOW}]))`;

/** The Node.js processes of backend, frontend and exporter: overload and leaks. */
export const runtime: Section = {
  title: "Runtime",
  panels: [
    {
      kind: "timeseries",
      title: "Event loop lag",
      description: "p99 event loop lag per process; every request is delayed by as much.",
      unit: Seconds,
      queries: [of("nodejs_eventloop_lag_p99_seconds")],
      thresholds: thresholdsOf("EventLoopLag"),
      alerts: ["EventLoopLag"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "CPU by process",
      description: "CPU time per process. At 100% (one core), its JavaScript cannot run any faster.",
      unit: PercentUnit,
      queries: [{ expr: `rate(process_cpu_seconds_total{${PROCESSES}}[${WINDOW}])`, legend }],
      alerts: ["EventLoopLag"],
      dashboards: ["infrastructure"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Memory by process",
      description: "Resident memory (RSS) per process, which counts toward a container's limit.",
      unit: BytesIEC,
      queries: [of("process_resident_memory_bytes")],
      dashboards: ["infrastructure"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Heap used",
      description: "JavaScript heap per process. A heap that rises for hours and never falls is a leak.",
      unit: BytesIEC,
      queries: [of("nodejs_heap_size_used_bytes")],
      width: 6,
    },
    {
      kind: "timeseries",
      title: "Time in garbage collection",
      description: "Share of time that each process is paused for garbage collection.",
      unit: PercentUnit,
      queries: [
        { expr: partOf(collecting, `sum by (job, instance) (nodejs_heap_size_used_bytes{${PROCESSES}})`), legend },
      ],
      width: 6,
    },
    {
      kind: "timeseries",
      title: "Open file descriptors",
      description: "Open files and sockets per process. A count that only rises is a leak.",
      unit: Short,
      queries: [of("process_open_fds")],
      width: 6,
    },
    {
      kind: "timeseries",
      title: "Active handles",
      description:
        "Handles that keep each process alive, such as servers and connections to clients, PostgreSQL and Redis.",
      unit: Short,
      queries: [of("nodejs_active_handles_total")],
      width: 6,
    },
  ],
};
