import type { ErrorReply } from "@petswipe/contract";
import type { Logger } from "@petswipe/logging";
import { BodyTooLarge, bodyToSend } from "./body.ts";

/** Milliseconds until a backend that accepted a request, but says nothing, counts as gone. */
const PATIENCE_MS = 60_000;

/** Hop-by-hop headers (RFC 9110, 7.6.1), and those that belong to one connection's peer. */
const OF_ONE_HOP = [
  "connection",
  "expect",
  "host",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

/**
 * Passes a request to the backend, uploads streamed, and its answer back unchanged. A backend that cannot be reached is a
 * 502 in the API's own error form; a path that leaves /api is a 404.
 */
export async function relay(request: Request, backendUrl: string, logger: Logger): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const target = new URL(pathname + search, backendUrl);
  const requestId = request.headers.get("x-request-id") ?? "";
  if (!target.pathname.startsWith("/api/")) return failure(404, "not_found", "There is nothing here.", requestId);
  try {
    return answer(await fetch(target, await outgoing(request)));
  } catch (error) {
    if (error instanceof BodyTooLarge)
      return failure(413, "body_too_large", "That is more than we can take.", requestId);
    if (request.signal.aborted) return new Response(null, { status: 499 });
    logger.error({ err: error, requestId, backendUrl }, "backend unreachable");
    const message = "PetSwipe is not answering right now. Please try again in a moment.";
    return failure(502, "backend_unreachable", message, requestId);
  }
}

async function outgoing(request: Request): Promise<RequestInit & { duplex: "half" }> {
  const headers = new Headers(request.headers);
  for (const name of OF_ONE_HOP) headers.delete(name);
  // fetch would unpack a compressed answer, whose headers would then be wrong.
  headers.set("accept-encoding", "identity");
  return {
    method: request.method,
    headers,
    body: (await bodyToSend(request)) as BodyInit | null,
    duplex: "half",
    redirect: "manual",
    cache: "no-store",
    signal: AbortSignal.any([request.signal, AbortSignal.timeout(PATIENCE_MS)]),
  };
}

function answer(upstream: Response): Response {
  const headers = new Headers(upstream.headers);
  for (const name of [...OF_ONE_HOP, "x-request-id"]) headers.delete(name);
  return new Response(upstream.body, { status: upstream.status, headers });
}

function failure(status: number, code: string, message: string, requestId: string): Response {
  return Response.json({ error: { code, message, requestId } } satisfies ErrorReply, { status });
}
