import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { isRequestId } from "@petswipe/contract";
import { mayScrape } from "@petswipe/metrics/instruments";

export const REQUEST_ID = "x-request-id";
/** Carries `scrapePass` from the socket to the route handler of /metrics; never kept from a client. */
export const SCRAPE_PASS = "x-petswipe-scrape-pass";

export interface ArrivalOptions {
  /** A secret of this process: who has it in SCRAPE_PASS was let in by `admit`. */
  readonly scrapePass: string;
  readonly metricsToken: string | undefined;
}

/**
 * Puts into a request's headers what only its socket tells, before Next reads them: whether it may read /metrics, the
 * address it came from (appended to X-Forwarded-For, as a proxy does) and its id, which the response repeats.
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
