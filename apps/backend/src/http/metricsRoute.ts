import { mayScrape, type Registry } from "@petswipe/metrics/instruments";
import { AppError } from "../errors.ts";
import type { App } from "./types.ts";

/** Renders memory only: a scrape works while the pool is exhausted and Redis hangs. */
export function serveMetrics(app: App, registry: Registry, token: string | undefined): void {
  app.get("/metrics", { schema: { hide: true } }, async (request, reply) => {
    const { forwarded, authorization, "x-forwarded-for": forwardedFor } = request.headers;
    const scraper = {
      remoteAddress: request.raw.socket.remoteAddress,
      forwarded: forwarded ?? forwardedFor?.toString(),
      authorization,
    };
    if (!mayScrape(scraper, token))
      throw new AppError(403, "forbidden", "Metrics are not for the internet: use METRICS_TOKEN.");
    reply.header("content-type", registry.contentType);
    return registry.metrics();
  });
}
