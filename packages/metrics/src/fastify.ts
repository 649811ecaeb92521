import type { FastifyInstance } from "fastify";
import { mayScrape } from "./instruments/access.ts";
import type { Registry } from "./instruments/registry.ts";

/**
 * GET /metrics for a Fastify app. Renders memory only, so that a scrape works while everything else hangs. Open to
 * loopback and private addresses, and to anyone with the bearer token; 403 to the rest.
 */
export function serveMetrics(app: Pick<FastifyInstance, "get">, registry: Registry, token: string | undefined): void {
  app.get("/metrics", async (request, reply) => {
    const { forwarded, authorization, "x-forwarded-for": forwardedFor } = request.headers;
    const scraper = {
      remoteAddress: request.raw.socket.remoteAddress,
      forwarded: forwarded ?? forwardedFor?.toString(),
      authorization,
    };
    if (!mayScrape(scraper, token)) {
      const message =
        "Metrics are not for the internet: scrape from a private address, or with METRICS_TOKEN as bearer token.";
      return reply.code(403).send({ error: { code: "forbidden", message, requestId: request.id } });
    }
    return reply.header("content-type", registry.contentType).send(await registry.metrics());
  });
}
