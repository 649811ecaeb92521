import { SLO_IGNORED_PATHS } from "@petswipe/metrics";
import { quantile, rate, ratio } from "@petswipe/metrics/promql";
import type { RuleGroup } from "./rule-file.ts";

const window = "5m";
/** What people ask of the services. */
export const USERS = { job: ["=~", "backend|frontend"], path: ["!~", SLO_IGNORED_PATHS] } as const;
const by = ["job"] as const;

/** Requests per second of each service; scrapes and health checks are no user's. */
export const REQUESTS = "job:http_requests:rate5m";
/** Of these, those answered 5xx. 0, not absent, where none was. */
export const ERRORS = "job:http_errors:rate5m";
export const CLIENT_ERRORS = "job:http_client_errors:rate5m";
/** The share of requests answered 5xx, 0 to 1; absent without requests. */
export const ERROR_RATIO = "job:http_errors:ratio_rate5m";
/** The fraction of CPU time that is neither idle nor waiting for a disk, 0 to 1. */
export const CPU = "instance:node_cpu:utilisation_rate5m";
export const MEMORY = "instance:node_memory:utilisation";
/** The fraction of a filesystem that is used, of what programs may use at all, 0 to 1: as `df` has it. */
export const DISK = "instance_mountpoint:node_filesystem:utilisation";

/** Seconds within which this share of a service's requests was answered. */
export const latency = (percentile: 50 | 95 | 99): string => `job:http_request_duration_seconds:p${percentile}_5m`;

const counted = (status: string) =>
  `${rate("http_requests_total", { where: { ...USERS, status: ["=~", status] }, by, window })} or ${REQUESTS} * 0`;

/** Of filesystems that hold something: no memory, no image that is full by design. */
const filesystem = (what: "avail" | "free" | "size") =>
  `node_filesystem_${what}_bytes{fstype!~"tmpfs|ramfs|squashfs|iso9660|overlay|fuse.*"}`;
const used = `(${filesystem("size")} - ${filesystem("free")})`;

/** Latency, traffic, errors and saturation (the SRE book's golden signals). */
export const golden: RuleGroup = {
  name: "golden",
  rules: [
    { record: REQUESTS, expr: rate("http_requests_total", { where: USERS, by, window }) },
    { record: ERRORS, expr: counted("5..") },
    { record: CLIENT_ERRORS, expr: counted("4..") },
    { record: ERROR_RATIO, expr: ratio(ERRORS, REQUESTS) },
    ...([50, 95, 99] as const).map((percentile) => ({
      record: latency(percentile),
      expr: quantile(percentile / 100, "http_request_duration_seconds", { where: USERS, by, window }),
    })),
    {
      record: CPU,
      expr: `1 - avg by (instance) (sum by (instance, cpu) (rate(node_cpu_seconds_total{mode=~"idle|iowait"}[${window}])))`,
    },
    { record: MEMORY, expr: "1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes" },
    { record: DISK, expr: `max by (instance, device, mountpoint) (${used} / (${used} + ${filesystem("avail")} > 0))` },
  ],
};
