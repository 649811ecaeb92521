import type { LiveReply } from "@petswipe/contract";

export const dynamic = "force-dynamic";

/** Liveness of this process only; the backend has health checks of its own. */
export function GET(): Response {
  return Response.json({ status: "live" } satisfies LiveReply, { headers: { "cache-control": "no-store" } });
}
