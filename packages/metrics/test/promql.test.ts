import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  gauge,
  increase,
  increaseOfBuckets,
  increaseOfCount,
  increaseWithin,
  quantile,
  rate,
  rateOfCount,
  rateOfSum,
  rateWithin,
  ratio,
  selector,
  seriesOf,
} from "../src/promql.ts";
import { promtool } from "./support/prometheus.ts";

const window = "5m";
const requests = "http_requests_total";
const duration = "http_request_duration_seconds";

const queries: readonly (readonly [what: string, query: string, expected: string])[] = [
  ["a bare selector", selector("swipes_total"), "swipes_total"],
  [
    "a selector by values and operators",
    selector(requests, { job: "backend", status: ["=~", "5.."], path: ["!~", "/metrics|/health/.*"] }),
    'http_requests_total{job="backend",status=~"5..",path!~"/metrics|/health/.*"}',
  ],
  [
    "a value with quotes, backslashes and line breaks",
    selector(requests, { instance: 'a"b\\d\nc' }),
    'http_requests_total{instance="a\\"b\\\\d\\nc"}',
  ],
  [
    "several matchers of one label",
    selector(requests, {
      path: [
        ["!~", "/health/.*"],
        ["=~", "/api/.*"],
      ],
    }),
    'http_requests_total{path!~"/health/.*",path=~"/api/.*"}',
  ],
  ["an undefined matcher", selector("swipes_total", { liked: undefined } as object), "swipes_total"],
  ["a rate", rate("swipes_total", { window }), "sum(rate(swipes_total[5m]))"],
  [
    "a rate of some series, by labels",
    rate(requests, { where: { job: "backend" }, by: ["method", "status"], window: "1h30m" }),
    'sum by (method, status) (rate(http_requests_total{job="backend"}[1h30m]))',
  ],
  [
    "an increase",
    increase("swipes_total", { where: { liked: "true" }, by: ["pet_type"], window: "1d" }),
    'sum by (pet_type) (increase(swipes_total{liked="true"}[1d]))',
  ],
  [
    "a gauge",
    gauge("db_connection_pool_size", { where: { state: ["!=", "max"] } }),
    'db_connection_pool_size{state!="max"}',
  ],
  [
    "a quantile",
    quantile(0.99, duration, { window }),
    "histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket[5m])))",
  ],
  [
    "quantiles by label",
    quantile(0.5, duration, { where: { path: "/" }, by: ["method"], window }),
    'histogram_quantile(0.5, sum by (le, method) (rate(http_request_duration_seconds_bucket{path="/"}[5m])))',
  ],
  [
    "the rate within a bound",
    rateWithin(duration, 0.5, { where: { job: "backend" }, window }),
    'sum(rate(http_request_duration_seconds_bucket{job="backend",le="0.5"}[5m]))',
  ],
  [
    "the rate within an integer bound, as Prometheus 2 and 3 write it",
    rateWithin(duration, 1, { by: ["path"], window }),
    'sum by (path) (rate(http_request_duration_seconds_bucket{le=~"1(\\\\.0)?"}[5m]))',
  ],
  [
    "the increase within a bound",
    increaseWithin(duration, 0.5, { where: { job: "backend" }, window }),
    'sum(increase(http_request_duration_seconds_bucket{job="backend",le="0.5"}[5m]))',
  ],
  [
    "the increase of observations",
    increaseOfCount(duration, { by: ["path"], window }),
    "sum by (path) (increase(http_request_duration_seconds_count[5m]))",
  ],
  [
    "the rate of observations",
    rateOfCount(duration, { by: ["job"], window }),
    "sum by (job) (rate(http_request_duration_seconds_count[5m]))",
  ],
  [
    "the increase of each bucket",
    increaseOfBuckets(duration, { where: { job: "backend" }, window }),
    'sum by (le) (increase(http_request_duration_seconds_bucket{job="backend"}[5m]))',
  ],
  [
    "the rate of the observed sum",
    rateOfSum(duration, { where: { job: "backend" }, by: ["path"], window }),
    'sum by (path) (rate(http_request_duration_seconds_sum{job="backend"}[5m]))',
  ],
  [
    "a ratio",
    ratio(rate(requests, { where: { status: ["=~", "5.."] }, window }), rate(requests, { window })),
    'sum(rate(http_requests_total{status=~"5.."}[5m])) / (sum(rate(http_requests_total[5m])) > 0)',
  ],
];

describe("a query for", () => {
  it.each(queries)("%s", (_, query, expected) => {
    expect(query).toBe(expected);
  });

  it("each of the above is accepted by promtool", async () => {
    const directory = await mkdtemp(join(tmpdir(), "petswipe-promql-"));
    const rules = queries.map(([, expr], index) => ({ record: `query:${index}`, expr }));
    const file = join(directory, "rules.yml");
    await writeFile(file, JSON.stringify({ groups: [{ name: "queries", rules }] }));
    const { code, output } = await promtool(["check", "rules", "--lint=none", file]);
    await rm(directory, { recursive: true });
    expect({ code, output }).toMatchObject({
      code: 0,
      output: expect.stringContaining(`${queries.length} rules found`),
    });
  });
});

it.each([0, 1, -0.5, 99, Number.NaN])("the %d-quantile is refused", (q) => {
  expect(() => quantile(q, duration, { window })).toThrow(
    new RangeError(`quantile ${q} of ${duration}: expected a number between 0 and 1`),
  );
});

it("a histogram is exposed as three series, other metrics as one", () => {
  expect(seriesOf("swipes_total")).toEqual(["swipes_total"]);
  expect(seriesOf("sessions_active")).toEqual(["sessions_active"]);
  expect(seriesOf(duration)).toEqual([`${duration}_bucket`, `${duration}_count`, `${duration}_sum`]);
});
