import {
  BytesIEC,
  BytesPerSecondIEC,
  IOOpsPerSecond,
  NoUnit,
  PercentUnit,
  Short,
} from "@grafana/grafana-foundation-sdk/units";
import { DISK } from "../../rules/golden.ts";
import type { Section } from "../spec.ts";
import { COLOR_OF, GOOD, goodBelow, thresholdsOf } from "../thresholds.ts";
import { partOf, WINDOW } from "../words.ts";
import { MACHINES } from "./machines.ts";

const legend = "{{instance}} {{mountpoint}}";
/** Of filesystems that hold something, one series each, whatever its device and type. */
const byMountpoint = (expression: string) =>
  `max by (instance, mountpoint) (${expression}) and on (instance, mountpoint) ${DISK}`;
const files = `node_filesystem_files{${MACHINES}}`;
const io = (counter: string) => `rate(${counter}{${MACHINES}}[${WINDOW}])`;

export const storage: Section = {
  title: "Storage",
  panels: [
    {
      kind: "bars",
      title: "Disk space",
      description: "Space used of each filesystem, of what programs may use at all, as df has it.",
      unit: PercentUnit,
      queries: [{ expr: `${DISK}{${MACHINES}}`, legend }],
      thresholds: thresholdsOf("HighDiskUsage"),
      max: 1,
      decimals: 1,
      alerts: ["HighDiskUsage"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Disk space over time",
      description: "The same over time: a slow rise is data that grows, a steep one a log or a dump.",
      unit: PercentUnit,
      queries: [{ expr: `${DISK}{${MACHINES}}`, legend }],
      thresholds: thresholdsOf("HighDiskUsage"),
      max: 1,
      alerts: ["HighDiskUsage"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Disk full forecast",
      description: "Space left now, and in four hours at the pace of the last hour. At 0 writes fail.",
      unit: BytesIEC,
      queries: [
        { expr: byMountpoint(`node_filesystem_avail_bytes{${MACHINES}}`), legend: `${legend} now` },
        {
          expr: byMountpoint(`clamp_min(predict_linear(node_filesystem_avail_bytes{${MACHINES}}[1h], 4 * 3600), 0)`),
          legend: `${legend} in 4 hours`,
        },
      ],
      alerts: ["DataLossRisk"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Disk I/O",
      description: "Bytes a second by disk: read above zero, written below.",
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
      title: "Disk operations",
      description: "Reads and writes a second by disk: reads above zero, writes below.",
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
      title: "Disk busy",
      description: "The share of time in which a disk had something to do. Near 100% it may be the bottleneck.",
      unit: PercentUnit,
      queries: [{ expr: io("node_disk_io_time_seconds_total"), legend: "{{instance}} {{device}}" }],
      thresholds: goodBelow(0.9, "medium"),
      width: 6,
    },
    {
      kind: "timeseries",
      title: "Disk queue",
      description: "Reads and writes under way at a time, on average: the more there are, the longer each waits.",
      unit: Short,
      queries: [{ expr: io("node_disk_io_time_weighted_seconds_total"), legend: "{{instance}} {{device}}" }],
      width: 6,
    },
    {
      kind: "timeseries",
      title: "Inodes",
      description:
        "Files of those that a filesystem can hold; 0 where it knows no limit. At 100% none can be created, whatever space is left.",
      unit: PercentUnit,
      queries: [
        {
          expr: byMountpoint(partOf(`1 - node_filesystem_files_free{${MACHINES}} / (${files} > 0)`, files)),
          legend,
        },
      ],
      thresholds: goodBelow(0.9, "medium"),
      max: 1,
      width: 12,
    },
    {
      kind: "states",
      title: "Writable",
      description: "Whether a filesystem can be written to: the kernel stops writing to one whose disk fails.",
      unit: NoUnit,
      queries: [{ expr: byMountpoint(`node_filesystem_readonly{${MACHINES}}`), legend }],
      meanings: { "0": { text: "writable", color: GOOD }, "1": { text: "read-only", color: COLOR_OF.medium } },
      width: 12,
    },
  ],
};
