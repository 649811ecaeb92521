import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { createTestDatabase } from "@petswipe/database/testing";
import { startRedis } from "@petswipe/embedded";
import { vi } from "vitest";
import { type Backend, startBackend } from "../backend.ts";
import { metricValue, seriesOf } from "../metrics.ts";

export type QuietBackend = Backend;

/** Whether each repeated task of the backend has run. */
async function hasRepeated(backend: Backend): Promise<boolean> {
  const queries = (operation: string, table: string) => metricValue(backend, "db_queries_total", { operation, table });
  const counts = [await queries("update", "sessions"), await queries("delete", "password_resets")];
  const gauges = [await seriesOf(backend, "sessions_active"), await seriesOf(backend, "cache_size_bytes")];
  return counts.every((count) => count === 1) && gauges.every((series) => series.length > 0);
}

/** A backend whose repeated tasks have run once and never run again, so that only requests move its metrics. */
export async function startQuietBackend(env: Record<string, string> = {}): Promise<QuietBackend> {
  const dir = await mkdtemp(join(tmpdir(), "petswipe-redis-"));
  const redis = await startRedis({ dir });
  const database = await createTestDatabase();
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  try {
    const backend = await startBackend(env, { databaseUrl: database.url, redis });
    while (!(await hasRepeated(backend))) await setImmediate();
    const close = async () => {
      await backend.close();
      await redis.stop();
      await database.drop();
      await rm(dir, { recursive: true });
    };
    return { ...backend, close };
  } finally {
    vi.useRealTimers();
  }
}
