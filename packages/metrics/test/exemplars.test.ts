import { context, type SpanContext, TraceFlags, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { metricTable } from "../src/data.ts";
import { createInstruments, createRegistry, type Instruments, type Registry } from "../src/instruments/index.ts";
import { seriesLines } from "./support/series.ts";

const table = metricTable({
  work_seconds: { type: "histogram", help: "Work.", labels: { kind: ["a", "b"] }, buckets: [0.1, 1] },
});
const sampled = { traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331", traceFlags: 1 };

let registry: Registry;
let work: Instruments<typeof table>["work_seconds"];

beforeAll(() => context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()));
afterAll(() => context.disable());
beforeEach(() => {
  registry = createRegistry();
  work = createInstruments(table, registry).work_seconds;
});

/** Runs a function with the span as the active one. */
function within<Result>(span: SpanContext, run: () => Result): Result {
  return context.with(trace.setSpan(context.active(), trace.wrapSpanContext(span)), run);
}

async function exemplars(): Promise<string[]> {
  return (await seriesLines(registry, "work_seconds")).filter((line) => line.includes(" # "));
}

it("a sampled trace becomes the exemplar of the bucket that its value falls into", async () => {
  await within(sampled, async () => {
    await Promise.resolve();
    work.observe({ kind: "a" }, 0.5);
  });
  const [line, ...others] = await exemplars();
  expect(others).toEqual([]);
  const labels = `trace_id="${sampled.traceId}",span_id="${sampled.spanId}"`;
  expect(line).toMatch(new RegExp(`^work_seconds_bucket{le="1",kind="a"} 1 # {${labels}} 0\\.5 \\d+(\\.\\d+)?$`));
});

it("a value beyond the last bound has its exemplar in +Inf", async () => {
  within(sampled, () => work.observe({ kind: "b" }, 7));
  expect(await exemplars()).toEqual([expect.stringMatching(/^work_seconds_bucket{le="\+Inf",kind="b"} 1 # /)]);
});

it.each([
  ["no span is active", undefined],
  ["the active span is not sampled", { ...sampled, traceFlags: TraceFlags.NONE }],
  ["the active span has no valid trace", { ...sampled, traceId: "0".repeat(32) }],
])("there is none when %s", async (_, span) => {
  const observe = () => work.observe({ kind: "a" }, 0.5);
  if (span === undefined) observe();
  else within(span, observe);
  expect(await exemplars()).toEqual([]);
  expect(await seriesLines(registry, "work_seconds")).toContain('work_seconds_count{kind="a"} 1');
});

it("an unsampled value leaves the bucket's last exemplar", async () => {
  within(sampled, () => work.observe({ kind: "a" }, 0.5));
  work.observe({ kind: "a" }, 0.6);
  expect(await exemplars()).toEqual([expect.stringMatching(/ 2 # .* 0\.5 /)]);
});
