import { LiveReply, ReadyReply } from "@petswipe/contract";
import type { App } from "./types.ts";

export interface Probes {
  /** Rejects when the part is down. */
  readonly database: () => Promise<unknown>;
  readonly redis: () => Promise<unknown>;
}

const PROBE_TIMEOUT_MS = 1500;

/** live: the process turns. ready: it can serve; says which part is down. Redis only makes things faster, so it is no reason to leave the balancer. */
export function serveHealth(app: App, probes: Probes): void {
  app.get("/health/live", { schema: { response: { 200: LiveReply } } }, async () => ({ status: "live" as const }));

  app.get("/health/ready", { schema: { response: { 200: ReadyReply, 503: ReadyReply } } }, async (_request, reply) => {
    const [database, redis] = await Promise.all([probe(probes.database), probe(probes.redis)]);
    if (database === "down") reply.code(503);
    const status = database === "down" ? "unavailable" : redis === "down" ? "degraded" : "ready";
    return { status, parts: { database, redis } } as const;
  });
}

async function probe(check: () => Promise<unknown>): Promise<"up" | "down"> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("timed out")), PROBE_TIMEOUT_MS);
  try {
    await Promise.race([check(), late]);
    return "up";
  } catch {
    return "down";
  } finally {
    clearTimeout(timer);
  }
}
