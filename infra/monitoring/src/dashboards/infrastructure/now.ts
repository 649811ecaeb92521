import { DurationSeconds, NoUnit, Short } from "@grafana/grafana-foundation-sdk/units";
import { BACKUP_SOURCES } from "@petswipe/metrics";
import type { AlertService } from "../../alerts/vocabulary.ts";
import type { Section, StatPanel } from "../spec.ts";
import { goodBelow, goodFrom, plain } from "../thresholds.ts";
import { answering, orZero, UP } from "../words.ts";
import { lastSuccess } from "./backups.ts";
import { RUNNING } from "./containers.ts";
import { fullness } from "./fullness.ts";
import { MACHINES } from "./machines.ts";

const services = ["node", "cadvisor", "redis", "backup"] as const satisfies readonly AlertService[];

const stats: readonly StatPanel[] = [
  {
    kind: "stat",
    title: "Alerts firing",
    description: "Alerts about machines, containers, Redis and backups that fire at this moment.",
    unit: Short,
    queries: [
      { expr: orZero(`count(ALERTS{alertstate="firing",service=~"${services.join("|")}"})`), legend: "firing" },
    ],
    thresholds: goodBelow(1),
    dashboards: ["monitoring"],
    width: 4,
  },
  {
    kind: "stat",
    title: "Tasks down",
    description: "Programs that Prometheus knows of and that do not answer it.",
    unit: Short,
    queries: [{ expr: "count(up) - sum(up)", legend: "down" }],
    thresholds: goodBelow(1, "critical"),
    alerts: ["ServiceDown", "ScrapeFailing"],
    dashboards: ["overview", "monitoring"],
    width: 4,
  },
  {
    kind: "stat",
    title: "Containers",
    description: "Containers that run; none where PetSwipe runs without.",
    unit: Short,
    // With a cAdvisor that does not answer nobody knows.
    queries: [{ expr: `${orZero(`count(${RUNNING})`)} unless on () up{job="cadvisor"}`, legend: "running" }],
    thresholds: plain,
    alerts: ["ContainerMissing"],
    width: 4,
  },
  {
    kind: "stat",
    title: "Redis",
    description: "Whether Redis answers its exporter. One that hangs counts as down.",
    unit: NoUnit,
    queries: [{ expr: `min(${answering("redis")})`, legend: "Redis" }],
    meanings: UP,
    alerts: ["RedisDown"],
    width: 4,
  },
  {
    kind: "stat",
    title: `Backed up, of ${BACKUP_SOURCES.length}`,
    description: `How many of ${BACKUP_SOURCES.join(", ")} have a backup of the last week. 0 where no backup has run yet.`,
    unit: Short,
    queries: [{ expr: orZero(`count(max by (source) (${lastSuccess()}))`), legend: "backed up" }],
    thresholds: goodFrom(BACKUP_SOURCES.length),
    alerts: ["DataLossRisk", "BackupFailed"],
    width: 4,
  },
  {
    kind: "stat",
    title: "Machine up for",
    description: "How long ago the machine started that started last. One that has just started explains much.",
    unit: DurationSeconds,
    queries: [{ expr: `time() - max(node_boot_time_seconds{${MACHINES}})`, legend: "up for" }],
    thresholds: goodFrom(600, "low"),
    width: 4,
  },
];

/** Which part is the cause, if any is. */
export const now: Section = { title: "Now", panels: [...fullness, ...stats] };
