import type { LiveReply } from "@petswipe/contract";

export const dynamic = "force-dynamic";

/** The process answers; whether the backend does is the backend's to say. */
export function GET(): Response {
  return Response.json({ status: "live" } satisfies LiveReply, { headers: { "cache-control": "no-store" } });
}
