import Fastify, { type FastifyInstance } from "fastify";
import { afterEach, beforeEach, expect, it } from "vitest";
import { metricTable } from "../src/data.ts";
import { serveMetrics } from "../src/fastify.ts";
import { createInstruments, createRegistry } from "../src/instruments/index.ts";

const token = "correct-horse-battery";
const far = { "x-forwarded-for": "203.0.113.7" };

let app: FastifyInstance;
beforeEach(() => {
  const registry = createRegistry();
  createInstruments(metricTable({ cats_total: { type: "counter", help: "Cats.", labels: {} } }), registry);
  app = Fastify({ genReqId: () => "request-1", trustProxy: true });
  serveMetrics(app, registry, token);
});
afterEach(() => app.close());

it("serves OpenMetrics to a local scraper", async () => {
  const reply = await app.inject({ url: "/metrics" });
  expect(reply.statusCode).toBe(200);
  expect(reply.headers["content-type"]).toBe("application/openmetrics-text; version=1.0.0; charset=utf-8");
  expect(reply.body).toBe("# HELP cats Cats.\n# TYPE cats counter\ncats_total 0\n# EOF\n");
});

it.each([
  ["X-Forwarded-For", far],
  ["Forwarded", { forwarded: "for=192.0.2.60" }],
  ["an X-Forwarded-For that claims to be local", { "x-forwarded-for": "127.0.0.1" }],
  ["a wrong token", { ...far, authorization: "Bearer wrong" }],
])("refuses a request with %s, and explains how to get access", async (_, headers) => {
  const reply = await app.inject({ url: "/metrics", headers });
  expect(reply.statusCode).toBe(403);
  expect(reply.json()).toEqual({
    error: {
      code: "forbidden",
      message: "Metrics are not public: scrape from a private address, or send METRICS_TOKEN as bearer token.",
      requestId: "request-1",
    },
  });
});

it("refuses a public address without the token", async () => {
  const ask = (headers: Record<string, string>) => app.inject({ url: "/metrics", remoteAddress: "8.8.8.8", headers });
  expect((await ask({})).statusCode).toBe(403);
  expect((await ask({ authorization: `Bearer ${token}` })).statusCode).toBe(200);
  expect((await ask({ ...far, authorization: `Bearer ${token}` })).statusCode).toBe(200);
});
