import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { isRequestId } from "@petswipe/contract";
import { mayScrape } from "@petswipe/metrics/instruments";

export const REQUEST_ID = "x-request-id";
/** Carries `scrapePass` to the route handler of /metrics; removed from clients' requests. */
export const SCRAPE_PASS = "x-petswipe-scrape-pass";

export interface ArrivalOptions {
  /** A secret of this process; `admit` sets it in SCRAPE_PASS of requests that may read /metrics. */
  readonly scrapePass: string;
  readonly metricsToken: string | undefined;
}

/**
 * Adds information from the socket to a request's headers before Next reads them: whether it may read /metrics, the client's
 * address (appended to X-Forwarded-For, like a proxy) and the request id, which is returned as well.
 */
export function admit(request: IncomingMessage, response: ServerResponse, options: ArrivalOptions): void {
  const { headers, socket } = request;
  const forwarded = headers["x-forwarded-for"]?.toString();
  const scraper = {
    remoteAddress: socket.remoteAddress,
    forwarded: forwarded ?? headers["forwarded"],
    authorization: headers.authorization,
  };
  if (mayScrape(scraper, options.metricsToken)) headers[SCRAPE_PASS] = options.scrapePass;
  else delete headers[SCRAPE_PASS];

  headers["x-forwarded-for"] = [forwarded, socket.remoteAddress].filter(Boolean).join(", ");
  const given = headers[REQUEST_ID];
  const requestId = isRequestId(given) ? given : randomUUID();
  headers[REQUEST_ID] = requestId;
  response.setHeader(REQUEST_ID, requestId);
}
