import { LiveReply, ReadyReply } from "@petswipe/contract";
import type { App } from "./types.ts";

export interface Probes {
  /** Rejects if the part is down. */
  readonly database: () => Promise<unknown>;
  readonly redis: () => Promise<unknown>;
}

const PROBE_TIMEOUT_MS = 1500;
/** A probe's result is shared for this long, so that frequent requests cost nothing. */
const PROBE_SHARED_MS = 1000;

/** live: the process responds. ready: it can serve; names the parts that are down. Redis is optional, so it never causes a 503. */
export function serveHealth(app: App, probes: Probes): void {
  const probeParts = shared(() => Promise.all([probe(probes.database), probe(probes.redis)]), PROBE_SHARED_MS);

  app.get("/health/live", { schema: { response: { 200: LiveReply } } }, async () => ({ status: "live" as const }));

  app.get("/health/ready", { schema: { response: { 200: ReadyReply, 503: ReadyReply } } }, async (_request, reply) => {
    const [database, redis] = await probeParts();
    if (database === "down") reply.code(503);
    const status = database === "down" ? "unavailable" : redis === "down" ? "degraded" : "ready";
    return { status, parts: { database, redis } } as const;
  });
}

async function probe(check: () => Promise<unknown>): Promise<"up" | "down"> {
  const { promise: timeout, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("timed out")), PROBE_TIMEOUT_MS);
  try {
    await Promise.race([check(), timeout]);
    return "up";
  } catch {
    return "down";
  } finally {
    clearTimeout(timer);
  }
}

/** Returns the last or running result until it is this old. */
function shared<Result>(work: () => Promise<Result>, maxAgeMs: number): () => Promise<Result> {
  let last: { readonly result: Promise<Result>; readonly startedAt: number } | undefined;
  return () => {
    const now = performance.now();
    if (last === undefined || now - last.startedAt >= maxAgeMs) last = { result: work(), startedAt: now };
    return last.result;
  };
}
