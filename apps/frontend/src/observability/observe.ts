import type { IncomingMessage, ServerResponse } from "node:http";
import { HTTP_METHODS, type services, statusCode } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import { templateOf } from "./routes.ts";

export type HttpInstruments = Instruments<typeof services.frontend>;
type Method = (typeof HTTP_METHODS)[number];

/** Status of a request whose client left before the answer began (nginx's convention). */
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

/** Calls back once, when the response has been sent or the client has gone. `startedAt` is a reading of performance.now(). */
export function observe(
  request: IncomingMessage,
  response: ServerResponse,
  startedAt: number,
  done: (observation: Observation) => void,
): void {
  response.once("close", () => {
    done({
      method: methodOf(request.method),
      path: templateOf(request.url ?? ""),
      status: response.headersSent ? response.statusCode : CLIENT_CLOSED,
      seconds: (performance.now() - startedAt) / 1000,
      requestBytes: bytes(request.headers["content-length"]),
      responseBytes: bytes(response.getHeader("content-length")),
    });
  });
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

function bytes(header: number | string | readonly string[] | undefined): number {
  const length = Number(header ?? 0);
  return Number.isSafeInteger(length) && length >= 0 ? length : 0;
}
