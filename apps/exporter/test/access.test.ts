import { createLogger } from "@petswipe/logging";
import { kpiSelfMetrics } from "@petswipe/metrics";
import { createInstruments, createRegistry } from "@petswipe/metrics/instruments";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildApp } from "../src/app.ts";
import { trackFreshness } from "../src/freshness.ts";

const TOKEN = "a-token-of-the-scraper";

let app: FastifyInstance;
beforeAll(() => {
  const registry = createRegistry();
  const freshness = trackFreshness(createInstruments(kpiSelfMetrics, registry));
  const logger = createLogger({ service: "exporter", environment: "test", level: "silent" });
  app = buildApp({ logger, registry, metricsToken: TOKEN, freshness });
});
afterAll(() => app.close());

const scrape = (remoteAddress: string, headers: Record<string, string> = {}) =>
  app.inject({ url: "/metrics", remoteAddress, headers });

it.each(["127.0.0.1", "10.1.2.3", "fd00::7"])("a scraper at %s gets metrics", async (address) => {
  const reply = await scrape(address);
  expect([reply.statusCode, reply.body]).toEqual([200, expect.stringContaining("petswipe_kpi_up")]);
});

it.each([
  ["a public address", "203.0.113.7", {}],
  ["a public address behind a local proxy", "127.0.0.1", { "x-forwarded-for": "203.0.113.7" }],
  ["a client behind a proxy that claims to be local", "10.0.0.1", { "x-forwarded-for": "127.0.0.1" }],
  ["a client behind a proxy with Forwarded", "10.0.0.1", { forwarded: "for=203.0.113.7" }],
])("%s gets metrics only with the token", async (_who, address, headers) => {
  for (const wrong of [headers, { ...headers, authorization: "Bearer wrong" }]) {
    const reply = await scrape(address, wrong);
    expect([reply.statusCode, reply.body]).toEqual([403, expect.not.stringContaining("petswipe_kpi")]);
  }
  const opened = await scrape(address, { ...headers, authorization: `Bearer ${TOKEN}` });
  expect([opened.statusCode, opened.body]).toEqual([200, expect.stringContaining("petswipe_kpi_up")]);
});
