import type { IncomingMessage, ServerResponse } from "node:http";
import type { httpMetrics } from "../catalogue/http.ts";
import type { Instruments } from "../instruments/types.ts";
import { httpMethod, statusCode } from "../labels.ts";
import type { RouteTemplate } from "../types.ts";
import type { HttpMethod } from "../vocabulary.ts";
import { countBytes } from "./response-bytes.ts";

/** Status of a request whose client disconnected before the response was sent (nginx's convention); never sent. */
export const CLIENT_CLOSED = 499;

/** A completed request and response, for the metrics and the log. */
export interface Exchange {
  readonly method: HttpMethod;
  readonly path: RouteTemplate;
  readonly status: number;
  readonly seconds: number;
  /** By its Content-Length header. */
  readonly requestBytes: number;
  /** Of the body, as written. */
  readonly responseBytes: number;
}

export interface ExchangeOptions {
  /** When the request arrived, by performance.now(). */
  readonly startedAt: number;
  /** The label of the request's route. Called when the exchange has ended. */
  readonly route: () => RouteTemplate;
  /** Whether the server aborted the response in another way than destroying it with an error. */
  readonly isBroken?: () => boolean;
  readonly onEnd: (exchange: Exchange) => void;
}

/**
 * Calls `onEnd` once, when the response has been sent, was aborted or lost its client. Call it before anything else uses
 * the response.
 */
export function observeExchange(request: IncomingMessage, response: ServerResponse, options: ExchangeOptions): void {
  const { socket } = request;
  const responseBytes = countBytes(response);
  let isSent = false;
  // Also emitted when a closed socket drops unsent data.
  response.once("finish", () => {
    isSent = !socket.destroyed;
  });
  response.once("close", () => {
    options.onEnd({
      method: httpMethod(request.method ?? ""),
      path: options.route(),
      status: isSent ? response.statusCode : statusOfUnsent(response, options.isBroken?.() ?? false),
      seconds: (performance.now() - options.startedAt) / 1000,
      requestBytes: bytes(request.headers["content-length"]),
      responseBytes: responseBytes(),
    });
  });
}

/** A response that the server aborted is a server error, even if its headers said otherwise. */
function statusOfUnsent({ errored, statusCode }: ServerResponse, isBroken: boolean): number {
  if (!isBroken && (errored === null || errored === undefined)) return CLIENT_CLOSED;
  return Math.max(statusCode, 500);
}

function bytes(header: string | undefined): number {
  const length = Number(header ?? 0);
  return Number.isSafeInteger(length) && length >= 0 ? length : 0;
}

/** Adds one exchange to the four HTTP metrics. */
export function recordExchange(instruments: Instruments<typeof httpMetrics>, exchange: Exchange): void {
  const route = { method: exchange.method, path: exchange.path };
  instruments.http_requests_total.inc({ ...route, status: statusCode(exchange.status) });
  instruments.http_request_duration_seconds.observe(route, exchange.seconds);
  instruments.http_request_size_bytes.observe(route, exchange.requestBytes);
  instruments.http_response_size_bytes.observe(route, exchange.responseBytes);
}
