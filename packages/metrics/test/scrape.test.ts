import { context, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { waitFor } from "@petswipe/embedded";
import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MetricSpec, routeTemplate, services, statusCode } from "../src/data.ts";
import { serveMetrics } from "../src/fastify.ts";
import { collectDefaultMetrics, createInstruments, createRegistry } from "../src/instruments/index.ts";
import { type Prometheus, promtool, startPrometheus } from "./support/prometheus.ts";

const traceId = "0af7651916cd43dd8448eb211c80319c";
const path = routeTemplate('/odd/"quoted"\\:id');

/** One value of each metric type, with a label that needs escaping and one traced observation. */
function sampleRegistry() {
  const registry = createRegistry();
  collectDefaultMetrics({ register: registry });
  const metrics = createInstruments(services.backend, registry);
  metrics.http_requests_total.inc({ method: "GET", path, status: statusCode(200) }, 3);
  metrics.sessions_active.set(0.25);
  const span = trace.wrapSpanContext({ traceId, spanId: "b7ad6b7169203331", traceFlags: 1 });
  const observe = () => metrics.http_request_duration_seconds.observe({ method: "GET", path }, 0.3);
  context.with(trace.setSpan(context.active(), span), observe);
  return registry;
}

let app: FastifyInstance;
let prometheus: Prometheus;

beforeAll(async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  app = Fastify();
  serveMetrics(app, sampleRegistry(), undefined);
  prometheus = await startPrometheus(new URL(await app.listen({ host: "127.0.0.1", port: 0 })).host);
  const scraped = async () => ((await query("up")) as unknown[]).length > 0;
  await waitFor(scraped, { what: "the first scrape" });
}, 30_000);
afterAll(async () => {
  await prometheus.stop();
  await app.close();
  context.disable();
});

/** Series of an instant query, as `[labels without job and instance, value]`. */
async function query(expression: string) {
  const { result } = (await prometheus.api("query", { query: expression })) as {
    result: { metric: Record<string, string>; value: [number, string] }[];
  };
  return result.map(({ metric: { __name__, job, instance, ...labels }, value }) => [labels, Number(value[1])]);
}

describe("a real Prometheus", () => {
  it("scrapes every line, and returns values and labels unchanged", async () => {
    expect(await query("up")).toEqual([[{}, 1]]);
    expect(await query("http_requests_total")).toEqual([[{ method: "GET", path, status: "200" }, 3]]);
    expect(await query("sessions_active")).toEqual([[{}, 0.25]]);
    expect(await query('http_request_duration_seconds_bucket{le=~"0.25|0.5"}')).toEqual([
      [{ le: "0.25", method: "GET", path }, 0],
      [{ le: "0.5", method: "GET", path }, 1],
    ]);
    expect(await query("count(swipes_total == 0)")).toEqual([[{}, 10]]);
    expect(await query("count(cache_size_bytes)")).toEqual([]);
    expect(await query("process_cpu_seconds_total > 0")).toHaveLength(1);
  });

  it("stores the exemplar of the bucket", async () => {
    const now = Date.now() / 1000;
    const exemplars = await prometheus.api("query_exemplars", {
      query: "http_request_duration_seconds_bucket",
      start: String(now - 60),
      end: String(now + 60),
    });
    expect(exemplars).toMatchObject([
      {
        seriesLabels: { le: "0.5", path },
        exemplars: [{ labels: { trace_id: traceId, span_id: "b7ad6b7169203331" }, value: "0.3" }],
      },
    ]);
  });

  it("knows each metric's type and help", async () => {
    const known = (await prometheus.api("metadata", {})) as Record<string, { type: string; help: string }[]>;
    const declared: [string, MetricSpec][] = Object.entries(services.backend);
    const expected = declared.map(([name, { type, help }]) => [
      name.replace(/_total$/, ""),
      [{ type, help, unit: "" }],
    ]);
    expect(known).toMatchObject(Object.fromEntries(expected));
  });
});

describe("promtool's linter", () => {
  it("accepts all names and help texts", async () => {
    const registry = createRegistry();
    const tables = { ...services.backend, ...services.exporter };
    createInstruments(tables, registry);
    // It reads the older text format: comments have a counter's full name, and there is no EOF line.
    const text = (await registry.metrics())
      .replace("# EOF\n", "")
      .replace(/^# (HELP|TYPE) (\S+)/gm, (line, _, name) => (`${name}_total` in tables ? `${line}_total` : line));
    expect(await promtool(["check", "metrics"], text)).toEqual({ code: 0, output: "" });
  });
});
