import {
  BytesIEC,
  BytesPerSecondIEC,
  IOOpsPerSecond,
  NoUnit,
  PercentUnit,
  Short,
} from "@grafana/grafana-foundation-sdk/units";
import { DISK } from "../../rules/golden.ts";
import { partOf, WINDOW } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { COLOR_OF, GOOD, goodBelow, thresholdsOf } from "../thresholds.ts";
import { HOSTS } from "./hosts.ts";

const legend = "{{instance}} {{mountpoint}}";
/** One series per filesystem that has a size, whatever its device and type. */
const byMountpoint = (expression: string) =>
  `max by (instance, mountpoint) (${expression}) and on (instance, mountpoint) ${DISK}`;
const files = `node_filesystem_files{${HOSTS}}`;
const io = (counter: string) => `rate(${counter}{${HOSTS}}[${WINDOW}])`;

export const storage: Section = {
  title: "Storage",
  panels: [
    {
      kind: "bars",
      title: "Disk space used",
      description: "Share of the space available to programs that is used, by filesystem, as in df.",
      unit: PercentUnit,
      queries: [{ expr: `${DISK}{${HOSTS}}`, legend }],
      thresholds: thresholdsOf("DiskUsageHigh"),
      max: 1,
      decimals: 1,
      alerts: ["DiskUsageHigh"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Disk space used over time",
      description: "Share of space used, by filesystem. A slow rise is data growth, a steep one a log or a dump.",
      unit: PercentUnit,
      queries: [{ expr: `${DISK}{${HOSTS}}`, legend }],
      thresholds: thresholdsOf("DiskUsageHigh"),
      max: 1,
      alerts: ["DiskUsageHigh"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Disk full forecast",
      description: "Space left now, and in 4 hours at the trend of the last hour. At 0, writes fail.",
      unit: BytesIEC,
      queries: [
        { expr: byMountpoint(`node_filesystem_avail_bytes{${HOSTS}}`), legend: `${legend} now` },
        {
          expr: byMountpoint(`clamp_min(predict_linear(node_filesystem_avail_bytes{${HOSTS}}[1h], 4 * 3600), 0)`),
          legend: `${legend} in 4 hours`,
        },
      ],
      alerts: ["DiskFullSoon"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Disk I/O",
      description: "Bytes per second by disk: reads above zero, writes below.",
      unit: BytesPerSecondIEC,
      queries: [
        { expr: io("node_disk_read_bytes_total"), legend: "{{instance}} {{device}} read" },
        { expr: io("node_disk_written_bytes_total"), legend: "{{instance}} {{device}} written" },
      ],
      below: "/ written$/",
      dashboards: ["database"],
      width: 6,
    },
    {
      kind: "timeseries",
      title: "Disk IOPS",
      description: "I/O operations per second by disk: reads above zero, writes below.",
      unit: IOOpsPerSecond,
      queries: [
        { expr: io("node_disk_reads_completed_total"), legend: "{{instance}} {{device}} reads" },
        { expr: io("node_disk_writes_completed_total"), legend: "{{instance}} {{device}} writes" },
      ],
      below: "/ writes$/",
      width: 6,
    },
    {
      kind: "timeseries",
      title: "Disk utilization",
      description: "Share of time that a disk was processing I/O. Near 100%, it may be the bottleneck.",
      unit: PercentUnit,
      queries: [{ expr: io("node_disk_io_time_seconds_total"), legend: "{{instance}} {{device}}" }],
      thresholds: goodBelow(0.9, "medium"),
      width: 6,
    },
    {
      kind: "timeseries",
      title: "Disk queue length",
      description: "Average number of I/O operations in flight. A longer queue means longer waits.",
      unit: Short,
      queries: [{ expr: io("node_disk_io_time_weighted_seconds_total"), legend: "{{instance}} {{device}}" }],
      width: 6,
    },
    {
      kind: "timeseries",
      title: "Inodes used",
      description: "Share of inodes in use; 0 without a limit. At 100%, no file can be created, even with space left.",
      unit: PercentUnit,
      queries: [
        {
          expr: byMountpoint(partOf(`1 - node_filesystem_files_free{${HOSTS}} / (${files} > 0)`, files)),
          legend,
        },
      ],
      thresholds: goodBelow(0.9, "medium"),
      max: 1,
      width: 12,
    },
    {
      kind: "states",
      title: "Filesystem mode",
      description: "Whether each filesystem is writable. The kernel makes a filesystem read-only when its disk fails.",
      unit: NoUnit,
      queries: [{ expr: byMountpoint(`node_filesystem_readonly{${HOSTS}}`), legend }],
      valueMappings: { "0": { text: "writable", color: GOOD }, "1": { text: "read-only", color: COLOR_OF.medium } },
      width: 12,
    },
  ],
};
