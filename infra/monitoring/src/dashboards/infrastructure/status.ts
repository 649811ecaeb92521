import { DurationSeconds, NoUnit, Short } from "@grafana/grafana-foundation-sdk/units";
import { BACKUP_SOURCES } from "@petswipe/metrics";
import type { AlertService } from "../../alerts/vocabulary.ts";
import { answering, orZero, UP } from "../expressions.ts";
import type { Section, StatPanel } from "../spec.ts";
import { goodBelow, goodFrom, plain } from "../thresholds.ts";
import { lastSuccess } from "./backups.ts";
import { RUNNING } from "./containers.ts";
import { HOSTS } from "./hosts.ts";
import { utilization } from "./utilization.ts";

const services = ["node", "cadvisor", "redis", "backup"] as const satisfies readonly AlertService[];

const stats: readonly StatPanel[] = [
  {
    kind: "stat",
    title: "Firing alerts",
    description: "Alerts about hosts, containers, Redis and backups that are firing now.",
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
    title: "Targets down",
    description: "Scrape targets that do not respond.",
    unit: Short,
    queries: [{ expr: "count(up) - sum(up)", legend: "down" }],
    thresholds: goodBelow(1, "critical"),
    alerts: ["ServiceDown", "ScrapeFailing"],
    dashboards: ["overview", "monitoring"],
    width: 4,
  },
  {
    kind: "stat",
    title: "Running containers",
    description: "Running containers; 0 if PetSwipe runs without containers.",
    unit: Short,
    // Unknown while cAdvisor does not respond.
    queries: [{ expr: `${orZero(`count(${RUNNING})`)} unless on () up{job="cadvisor"}`, legend: "running" }],
    thresholds: plain,
    alerts: ["ContainerMissing"],
    width: 4,
  },
  {
    kind: "stat",
    title: "Redis",
    description: "Whether Redis responds to its exporter. A hung Redis counts as down.",
    unit: NoUnit,
    queries: [{ expr: `min(${answering("redis")})`, legend: "Redis" }],
    valueMappings: UP,
    alerts: ["RedisDown"],
    width: 4,
  },
  {
    kind: "stat",
    title: `Sources with a backup (of ${BACKUP_SOURCES.length})`,
    description: `How many of ${BACKUP_SOURCES.join(", ")} have a backup from the last 7 days.`,
    unit: Short,
    queries: [{ expr: orZero(`count(max by (source) (${lastSuccess()}))`), legend: "backed up" }],
    thresholds: goodFrom(BACKUP_SOURCES.length),
    alerts: ["BackupTooOld", "BackupFailed"],
    width: 4,
  },
  {
    kind: "stat",
    title: "Host uptime",
    description: "Time since the most recent boot of a host.",
    unit: DurationSeconds,
    queries: [{ expr: `time() - max(node_boot_time_seconds{${HOSTS}})`, legend: "uptime" }],
    thresholds: goodFrom(600, "low"),
    width: 4,
  },
];

/** Whether the infrastructure is the cause, and which part of it. */
export const status: Section = { title: "Current status", panels: [...utilization, ...stats] };
