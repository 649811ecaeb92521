import type { IncomingMessage, ServerResponse } from "node:http";
import { HTTP_METHODS, type services, statusCode } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import { countBytes } from "./responseBytes.ts";
import { templateOf } from "./routes.ts";

export type HttpInstruments = Instruments<typeof services.frontend>;
type Method = (typeof HTTP_METHODS)[number];

/** Status of a request whose client left before the response was finished (nginx's convention). */
export const CLIENT_CLOSED = 499;

/** What one request came to, for the metrics and the log. */
export interface Observation {
  readonly method: Method;
  readonly path: ReturnType<typeof templateOf>;
  readonly status: number;
  readonly seconds: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
}

/**
 * Calls back once, when the response has been sent, has broken or lost its client. `startedAt` is a reading of
 * performance.now(). Has to be called before anybody else uses the response.
 */
export function observe(
  request: IncomingMessage,
  response: ServerResponse,
  startedAt: number,
  done: (observation: Observation) => void,
): void {
  const { socket } = request;
  const responseBytes = countBytes(response);
  let isSent = false;
  // Also emitted when a socket that is gone gives back what it could not send.
  response.once("finish", () => {
    isSent = !socket.destroyed;
  });
  response.once("close", () => {
    done({
      method: methodOf(request.method),
      path: templateOf(request.url ?? ""),
      status: isSent ? response.statusCode : statusOfUnsent(response),
      seconds: (performance.now() - startedAt) / 1000,
      requestBytes: bytes(request.headers["content-length"]),
      responseBytes: responseBytes(),
    });
  });
}

/** A response that was destroyed with an error broke on our side, whatever its headers had promised. */
function statusOfUnsent({ errored, statusCode }: ServerResponse): number {
  if (errored === null || errored === undefined) return CLIENT_CLOSED;
  return Math.max(statusCode, 500);
}

/** Adds one request to the four HTTP metrics. */
export function record(instruments: HttpInstruments, seen: Observation): void {
  const route = { method: seen.method, path: seen.path };
  instruments.http_requests_total.inc({ ...route, status: statusCode(seen.status) });
  instruments.http_request_duration_seconds.observe(route, seen.seconds);
  instruments.http_request_size_bytes.observe(route, seen.requestBytes);
  instruments.http_response_size_bytes.observe(route, seen.responseBytes);
}

function methodOf(method: string | undefined): Method {
  return HTTP_METHODS.find((known) => known === method) ?? "other";
}

function bytes(header: string | undefined): number {
  const length = Number(header ?? 0);
  return Number.isSafeInteger(length) && length >= 0 ? length : 0;
}
