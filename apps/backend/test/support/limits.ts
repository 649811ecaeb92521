import { afterAll, beforeEach, vi } from "vitest";
import { type Backend, type Servers, startBackend } from "./backend.ts";

/**
 * Two backends with these limits, on one database and one Redis, for all tests of a file. Redis is flushed before each
 * test.
 */
export async function replicas(limits: Record<string, string>): Promise<{ one: Backend; two: Backend }> {
  const one = await startBackend(limits);
  const two = await startBackend(limits, one.servers);
  afterAll(async () => {
    await two.close();
    await one.close();
  });
  beforeEach(async () => {
    await one.redis.flushall();
  });
  return { one, two };
}

/** A backend with these limits whose Redis was killed. */
export async function startWithoutRedis(limits: Record<string, string>, servers: Servers = {}): Promise<Backend> {
  const alone = await startBackend(limits, servers);
  alone.redisServer.kill("SIGKILL");
  await vi.waitUntil(() => alone.redis.status !== "ready");
  return alone;
}

let addresses = 0;

/** The header of a client with a new address. */
export function fromNewAddress(): { "x-forwarded-for": string } {
  addresses += 1;
  return { "x-forwarded-for": `198.51.${addresses >> 8}.${addresses & 255}` };
}

/** The statuses of `n` requests, in sequence. */
export async function statuses(n: number, request: () => Promise<{ readonly status: number }>): Promise<number[]> {
  const found: number[] = [];
  for (let i = 0; i < n; i += 1) found.push((await request()).status);
  return found;
}
