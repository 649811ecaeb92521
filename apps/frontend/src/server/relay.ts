import type { ErrorReply } from "@petswipe/contract";
import type { Logger } from "@petswipe/logging";
import { SCRAPE_PASS } from "../observability/arrival.ts";
import { BodyTooLarge, bodyToSend } from "./body.ts";

/** Milliseconds for a whole exchange with the backend, uploads included. */
const PATIENCE_MS = 60_000;

/** Hop-by-hop headers (RFC 9110, 7.6.1), and those that are between one connection's peers. */
const OF_ONE_HOP = [
  SCRAPE_PASS,
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

export interface RelayOptions {
  /** Origin. */
  readonly backendUrl: string;
  readonly logger: Logger;
  readonly patienceMs?: number;
}

/**
 * Passes a request to the backend, uploads streamed, and its answer back unchanged. A backend that cannot be reached is a
 * 502 in the API's own error form, one that does not answer in time a 504; a path that leaves /api is a 404.
 */
export async function relay(request: Request, options: RelayOptions): Promise<Response> {
  const { backendUrl, patienceMs = PATIENCE_MS } = options;
  const { pathname, search } = new URL(request.url);
  const target = new URL(pathname + search, backendUrl);
  // A path that begins with two slashes would name another host.
  const isApi = target.origin === new URL(backendUrl).origin && target.pathname.startsWith("/api/");
  if (!isApi) return failure(request, 404, "not_found", "There is nothing here.");
  try {
    return answer(await fetch(target, await outgoing(request, AbortSignal.timeout(patienceMs))));
  } catch (error) {
    return failed(request, options, error);
  }
}

function failed(request: Request, { backendUrl, logger }: RelayOptions, error: unknown): Response {
  if (error instanceof BodyTooLarge) return failure(request, 413, "body_too_large", "That is more than we can take.");
  if (request.signal.aborted) return new Response(null, { status: 499 });
  const isLate = error instanceof DOMException && error.name === "TimeoutError";
  const what = isLate ? "backend too slow" : "backend unreachable";
  logger.error({ err: error, requestId: request.headers.get("x-request-id"), backendUrl }, what);
  const message = "PetSwipe is not answering right now. Please try again in a moment.";
  return isLate
    ? failure(request, 504, "backend_timeout", message)
    : failure(request, 502, "backend_unreachable", message);
}

async function outgoing(request: Request, patience: AbortSignal): Promise<RequestInit & { duplex: "half" }> {
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
    signal: AbortSignal.any([request.signal, patience]),
  };
}

function answer(upstream: Response): Response {
  const headers = new Headers(upstream.headers);
  for (const name of [...OF_ONE_HOP, "x-request-id"]) headers.delete(name);
  return new Response(upstream.body, { status: upstream.status, headers });
}

function failure({ headers }: Request, status: number, code: string, message: string): Response {
  const requestId = headers.get("x-request-id") ?? "";
  return Response.json({ error: { code, message, requestId } } satisfies ErrorReply, { status });
}
