import type { ErrorReply } from "@petswipe/contract";
import type { Logger } from "@petswipe/logging";
import { SCRAPE_PASS } from "../observability/arrival.ts";
import { BodyTooLarge, bodyToSend } from "./body.ts";

/** For a complete exchange with the backend, including uploads. */
const TIMEOUT_MS = 60_000;

/** Hop-by-hop headers (RFC 9110, 7.6.1), and others that only concern one connection. */
const HOP_BY_HOP_HEADERS = [
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
  readonly timeoutMs?: number;
}

/**
 * Forwards a request to the backend, streaming uploads, and returns the response unchanged. An unreachable backend is a 502
 * in the API's error format, a timeout a 504; a path outside /api is a 404.
 */
export async function relay(request: Request, options: RelayOptions): Promise<Response> {
  const { backendUrl, timeoutMs = TIMEOUT_MS } = options;
  const { pathname, search } = new URL(request.url);
  const target = new URL(pathname + search, backendUrl);
  // A path that starts with two slashes would address another host.
  const isApi = target.origin === new URL(backendUrl).origin && target.pathname.startsWith("/api/");
  if (!isApi) return failure(request, 404, "not_found", "Not found.");
  try {
    return responseOf(await fetch(target, await outgoing(request, AbortSignal.timeout(timeoutMs))));
  } catch (error) {
    return failed(request, options, error);
  }
}

function failed(request: Request, { backendUrl, logger }: RelayOptions, error: unknown): Response {
  if (error instanceof BodyTooLarge) return failure(request, 413, "body_too_large", "The request body is too large.");
  if (request.signal.aborted) return new Response(null, { status: 499 });
  const isTimeout = error instanceof DOMException && error.name === "TimeoutError";
  const event = isTimeout ? "backend timed out" : "backend unreachable";
  logger.error({ err: error, requestId: request.headers.get("x-request-id"), backendUrl }, event);
  const message = "PetSwipe is not available right now. Please try again in a moment.";
  return isTimeout
    ? failure(request, 504, "backend_timeout", message)
    : failure(request, 502, "backend_unreachable", message);
}

async function outgoing(request: Request, timeout: AbortSignal): Promise<RequestInit & { duplex: "half" }> {
  const headers = new Headers(request.headers);
  for (const name of HOP_BY_HOP_HEADERS) headers.delete(name);
  // fetch would decompress the response, and its headers would then be wrong.
  headers.set("accept-encoding", "identity");
  return {
    method: request.method,
    headers,
    body: (await bodyToSend(request)) as BodyInit | null,
    duplex: "half",
    redirect: "manual",
    cache: "no-store",
    signal: AbortSignal.any([request.signal, timeout]),
  };
}

function responseOf(upstream: Response): Response {
  const headers = new Headers(upstream.headers);
  for (const name of [...HOP_BY_HOP_HEADERS, "x-request-id"]) headers.delete(name);
  return new Response(upstream.body, { status: upstream.status, headers });
}

function failure({ headers }: Request, status: number, code: string, message: string): Response {
  const requestId = headers.get("x-request-id") ?? "";
  return Response.json({ error: { code, message, requestId } } satisfies ErrorReply, { status });
}
