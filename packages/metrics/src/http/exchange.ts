import type { IncomingMessage, ServerResponse } from "node:http";
import type { httpMetrics } from "../catalogue/http.ts";
import type { Instruments } from "../instruments/types.ts";
import { httpMethod, statusCode } from "../labels.ts";
import type { RouteTemplate } from "../types.ts";
import type { HttpMethod } from "../vocabulary.ts";
import { countBytes } from "./response-bytes.ts";

/** Status of a request whose client left before the response was finished (nginx's convention); no server sends it. */
export const CLIENT_CLOSED = 499;

/** A request and its response, once both are over: for the metrics and the log. */
export interface Exchange {
  readonly method: HttpMethod;
  readonly path: RouteTemplate;
  readonly status: number;
  readonly seconds: number;
  /** As the Content-Length header states it. */
  readonly requestBytes: number;
  /** Of the body, as written. */
  readonly responseBytes: number;
}

export interface ExchangeOptions {
  /** When the request arrived: a reading of performance.now(). */
  readonly startedAt: number;
  /** The label of the request's route. Called when the exchange is over. */
  readonly route: () => RouteTemplate;
  /** Whether the server broke the response off other than by destroying it with an error. */
  readonly isBroken?: () => boolean;
  readonly onEnd: (exchange: Exchange) => void;
}

/**
 * Calls `onEnd` once, when the response has been sent, has broken or lost its client. Has to be called before anything
 * else uses the response.
 */
export function observeExchange(request: IncomingMessage, response: ServerResponse, options: ExchangeOptions): void {
  const { socket } = request;
  const responseBytes = countBytes(response);
  let isSent = false;
  // Also emitted when a socket that is gone gives back what it could not send.
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

/** A response that broke on our side is our error, whatever its headers had promised. */
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
