import type { businessMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { Cache } from "../cache/cache.ts";

const SEEN = "sessions:seen";
const ACTIVE_MS = 15 * 60 * 1000;

/** Counts sessions active in the last 15 minutes, in a sorted set shared by all replicas. */
export function activeSessions(cache: Cache, metrics: Instruments<typeof businessMetrics>) {
  return {
    async seen(sessionId: string): Promise<void> {
      await cache.attempt((redis) => redis.zadd(SEEN, Date.now(), sessionId));
    },
    async left(sessionId: string): Promise<void> {
      await cache.attempt((redis) => redis.zrem(SEEN, sessionId));
    },
    /** Updates the metric and removes inactive sessions. */
    async measure(): Promise<void> {
      const count = await cache.attempt(async (redis) => {
        await redis.zremrangebyscore(SEEN, "-inf", Date.now() - ACTIVE_MS);
        return redis.zcard(SEEN);
      });
      if (count === undefined) metrics.sessions_active.clear();
      else metrics.sessions_active.set(count);
    },
  };
}

export type ActiveSessions = ReturnType<typeof activeSessions>;
