import { join } from "node:path";
import { startRedis } from "@petswipe/embedded";
import type { ServiceSpec } from "../service.ts";
import type { Stack } from "../stack.ts";

/** An embedded Redis, configured as an LRU cache. */
export function redis({ paths, ports, log }: Stack): ServiceSpec {
  const logFile = join(paths.logs, "redis.log");
  return {
    name: "redis",
    stage: "data",
    url: `redis://127.0.0.1:${ports.redis}`,
    logFile,
    start: (signal) =>
      startRedis({
        dir: join(paths.data, "redis"),
        port: ports.redis,
        args: ["--maxmemory", "256mb", "--maxmemory-policy", "allkeys-lru"],
        logFile,
        runDir: paths.run,
        log,
        signal,
      }),
  };
}
