import { SLO_IGNORED_PATHS } from "@petswipe/metrics";
import { quantile, rate, ratio } from "@petswipe/metrics/promql";
import type { RuleGroup } from "./rule-file.ts";

const window = "5m";
/** Users' requests. */
export const USERS = { job: ["=~", "backend|frontend"], path: ["!~", SLO_IGNORED_PATHS] } as const;
const by = ["job"] as const;

/** Users' requests per second, by service, without scrapes and health checks. */
export const REQUESTS = "job:http_requests:rate5m";
/** Those with a 5xx response; 0 instead of absent if there are none. */
export const ERRORS = "job:http_errors:rate5m";
export const CLIENT_ERRORS = "job:http_client_errors:rate5m";
/** The share of requests with a 5xx response, 0 to 1; absent without requests. */
export const ERROR_RATIO = "job:http_errors:ratio_rate5m";
/** The share of CPU time that is neither idle nor iowait, 0 to 1. */
export const CPU = "instance:node_cpu:utilisation_rate5m";
export const MEMORY = "instance:node_memory:utilisation";
/** The used share of a filesystem, without the space reserved for root, 0 to 1: as in `df`. */
export const DISK = "instance_mountpoint:node_filesystem:utilisation";

/** A percentile of a service's response time, in seconds. */
export const latency = (percentile: 50 | 95 | 99): string => `job:http_request_duration_seconds:p${percentile}_5m`;

const counted = (status: string) =>
  `${rate("http_requests_total", { where: { ...USERS, status: ["=~", status] }, by, window })} or ${REQUESTS} * 0`;

/** Persistent, writable filesystems: no memory, no images that are full by design. */
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
