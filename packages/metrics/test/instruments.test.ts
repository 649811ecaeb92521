import { beforeEach, describe, expect, it } from "vitest";
import { metricTable, routeTemplate, statusCode } from "../src/data.ts";
import { createInstruments, createRegistry, type Registry } from "../src/instruments/index.ts";
import { seriesLines } from "./support/series.ts";

const table = metricTable({
  plain_total: { type: "counter", help: "Without labels.", labels: {} },
  closed_total: { type: "counter", help: "Closed.", labels: { side: ["left", "right"], up: ["yes", "no"] } },
  open_total: { type: "counter", help: "Open.", labels: { method: ["GET"], path: "route", status: "status" } },
  plain_bytes: { type: "histogram", help: "Closed.", labels: { side: ["left"] }, buckets: [1, 2.5] },
  open_seconds: { type: "histogram", help: "Open.", labels: { path: "route" }, buckets: [1] },
  level: { type: "gauge", help: "Without labels.", labels: {} },
  size: { type: "gauge", help: "With a label.", labels: { state: ["idle", "active"] } },
});

let registry: Registry;
const lines = (name: string) => seriesLines(registry, name);
beforeEach(() => {
  registry = createRegistry();
});

describe("at the start", () => {
  it("every combination of closed labels exists at 0, so that rate() sees the first event", async () => {
    createInstruments(table, registry);
    expect(await lines("plain_total")).toEqual(["plain_total 0"]);
    expect(await lines("closed_total")).toEqual([
      'closed_total{side="left",up="yes"} 0',
      'closed_total{side="left",up="no"} 0',
      'closed_total{side="right",up="yes"} 0',
      'closed_total{side="right",up="no"} 0',
    ]);
    expect(await lines("plain_bytes")).toEqual([
      'plain_bytes_bucket{le="1",side="left"} 0',
      'plain_bytes_bucket{le="2.5",side="left"} 0',
      'plain_bytes_bucket{le="+Inf",side="left"} 0',
      'plain_bytes_sum{side="left"} 0',
      'plain_bytes_count{side="left"} 0',
    ]);
  });

  it("open labels have no series until the first event", async () => {
    const { open_total, open_seconds } = createInstruments(table, registry);
    expect([...(await lines("open_total")), ...(await lines("open_seconds"))]).toEqual([]);
    const path = routeTemplate("/pets/:id");
    open_total.inc({ method: "GET", path, status: statusCode(200) });
    open_seconds.observe({ path }, 0.5);
    expect(await lines("open_total")).toEqual(['open_total{method="GET",path="/pets/:id",status="200"} 1']);
    expect(await lines("open_seconds")).toContain('open_seconds_count{path="/pets/:id"} 1');
  });

  it("no series exists with startAtZero: false, since an unknown count is not 0", async () => {
    createInstruments(table, registry, { startAtZero: false });
    const known = await Promise.all(Object.keys(table).map(lines));
    expect(known.flat()).toEqual([]);
  });

  it("a name that is already in the registry is refused", () => {
    createInstruments(table, registry);
    expect(() => createInstruments(table, registry)).toThrow(/plain_total.*already been registered/);
  });
});

describe("a counter", () => {
  it("adds 1 or the given amount, and never decreases", async () => {
    const { plain_total, closed_total } = createInstruments(table, registry);
    plain_total.inc();
    plain_total.inc(2.5);
    closed_total.inc({ side: "left", up: "no" }, 3);
    expect(await lines("plain_total")).toEqual(["plain_total 3.5"]);
    expect(await lines("closed_total")).toContain('closed_total{side="left",up="no"} 3');
    expect(() => plain_total.inc(-1)).toThrow(/decrease/);
  });

  it("mirrors a total that is counted elsewhere, also after a reset", async () => {
    const { plain_total, closed_total } = createInstruments(table, registry, { startAtZero: false });
    const labels = { side: "right", up: "yes" } as const;
    const seen: string[][] = [];
    for (const total of [10, 10, 25, 4, 6, 0]) {
      plain_total.mirror(total);
      closed_total.mirror(labels, total * 2);
      seen.push([...(await lines("plain_total")), ...(await lines("closed_total"))]);
    }
    expect(seen).toEqual(
      [10, 10, 25, 4, 6, 0].map((total) => [
        `plain_total ${total}`,
        `closed_total{side="right",up="yes"} ${total * 2}`,
      ]),
    );
  });
});

describe("a gauge", () => {
  it("is absent until it is set, and again when it is cleared", async () => {
    const { level, size } = createInstruments(table, registry);
    expect([...(await lines("level")), ...(await lines("size"))]).toEqual([]);
    level.set(-1.5);
    size.set({ state: "idle" }, 0);
    expect([...(await lines("level")), ...(await lines("size"))]).toEqual(["level -1.5", 'size{state="idle"} 0']);
    level.clear();
    size.clear({ state: "idle" });
    expect([...(await lines("level")), ...(await lines("size"))]).toEqual([]);
  });

  it("that is read at scrape time shows current values, and no series that is no longer returned", async () => {
    const { level, size } = createInstruments(table, registry);
    let free: number | undefined = 3;
    level.readAtScrape(() => (free === undefined ? [] : [[free]]));
    size.readAtScrape(() => (free === undefined ? [] : [[{ state: "idle" }, free]]));
    expect([...(await lines("level")), ...(await lines("size"))]).toEqual(["level 3", 'size{state="idle"} 3']);
    free = 1;
    expect([...(await lines("level")), ...(await lines("size"))]).toEqual(["level 1", 'size{state="idle"} 1']);
    free = undefined;
    expect([...(await lines("level")), ...(await lines("size"))]).toEqual([]);
  });
});

describe("a histogram", () => {
  it("counts a value in every bucket whose bound it does not exceed", async () => {
    const { plain_bytes } = createInstruments(table, registry);
    for (const value of [0, 1, 1.5, 2.5, 9]) plain_bytes.observe({ side: "left" }, value);
    expect(await lines("plain_bytes")).toEqual([
      'plain_bytes_bucket{le="1",side="left"} 2',
      'plain_bytes_bucket{le="2.5",side="left"} 4',
      'plain_bytes_bucket{le="+Inf",side="left"} 5',
      'plain_bytes_sum{side="left"} 14',
      'plain_bytes_count{side="left"} 5',
    ]);
  });
});
