import type { FastifyInstance } from "fastify";
import { mayScrape } from "./instruments/access.ts";
import type { Registry } from "./instruments/registry.ts";

/**
 * GET /metrics for a Fastify app. Reads memory only, so that a scrape works while everything else hangs. Allowed from
 * loopback and private addresses, and from anywhere with the bearer token; otherwise 403.
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
      const message = "Metrics are not public: scrape from a private address, or send METRICS_TOKEN as bearer token.";
      return reply.code(403).send({ error: { code: "forbidden", message, requestId: request.id } });
    }
    return reply.header("content-type", registry.contentType).send(await registry.metrics());
  });
}
