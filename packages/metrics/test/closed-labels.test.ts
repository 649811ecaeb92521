import { describe, expect, it } from "vitest";
import { closedSeriesNames } from "../src/closed-labels.ts";
import { metricTable } from "../src/data.ts";
import { createInstruments, createRegistry } from "../src/instruments/index.ts";
import { routeTemplate, statusCode } from "../src/labels.ts";
import { changes, closedValues } from "../src/testing/closed-values.ts";

const table = metricTable({
  plain_total: { type: "counter", help: "Without labels.", labels: {} },
  open_total: { type: "counter", help: "Open.", labels: { status: "status" } },
  mixed_total: { type: "counter", help: "Mixed.", labels: { method: ["GET", "PUT"], status: "status" } },
  sides: { type: "gauge", help: "Closed.", labels: { side: ["left", "right"], up: ["yes", "no"] } },
  work_seconds: { type: "histogram", help: "Work.", labels: { kind: ["a", "b"], path: "route" }, buckets: [1, 2] },
});

it("lists every combination of closed values, without open labels and metrics that have no other", () => {
  expect(closedSeriesNames(table)).toEqual([
    'mixed_total{method="GET"}',
    'mixed_total{method="PUT"}',
    'sides{side="left",up="yes"}',
    'sides{side="left",up="no"}',
    'sides{side="right",up="yes"}',
    'sides{side="right",up="no"}',
    'work_seconds{kind="a"}',
    'work_seconds{kind="b"}',
  ]);
});

describe("an exposition", () => {
  it("is read by closed labels: summed over open ones, of histograms the count", async () => {
    const registry = createRegistry();
    const { plain_total, open_total, mixed_total, sides, work_seconds } = createInstruments(table, registry);
    plain_total.inc();
    open_total.inc({ status: statusCode(200) });
    mixed_total.inc({ method: "GET", status: statusCode(200) }, 2);
    mixed_total.inc({ method: "GET", status: statusCode(404) }, 3);
    sides.set({ side: "right", up: "no" }, 0.5);
    for (const path of ["/a", "/b/:id"]) work_seconds.observe({ kind: "b", path: routeTemplate(path) }, 1.5);
    expect(closedValues(await registry.metrics(), table)).toEqual({
      'mixed_total{method="GET"}': 5,
      'sides{side="right",up="no"}': 0.5,
      'work_seconds{kind="b"}': 2,
    });
  });

  it("that changed is compared series by series", () => {
    expect(changes({ a: 1, b: 2, c: 3 }, { a: 1, b: 5, d: 4 })).toEqual({ b: 3, c: -3, d: 4 });
    expect(changes({ a: 1 }, { a: 1 })).toEqual({});
  });
});
