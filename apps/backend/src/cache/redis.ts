import type { Logger } from "@petswipe/logging";
import { Redis } from "ioredis";

const COMMAND_TIMEOUT_MS = 250;
const LONGEST_RETRY_MS = 2000;

/** Connects in the background and retries forever. Without a connection, commands fail at once, so no request waits. */
export function openRedis(url: string, logger: Logger): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    enableAutoPipelining: true,
    maxRetriesPerRequest: 0,
    commandTimeout: COMMAND_TIMEOUT_MS,
    connectTimeout: 2000,
    retryStrategy: (attempt) => Math.min(attempt * 100, LONGEST_RETRY_MS),
  });
  let up: boolean | undefined;
  redis.on("ready", () => {
    if (up !== true) logger.info("Redis is connected");
    up = true;
  });
  redis.on("error", (error) => {
    if (up !== false) logger.warn({ err: error }, "Redis is unavailable: continuing without cache");
    up = false;
  });
  return redis;
}
