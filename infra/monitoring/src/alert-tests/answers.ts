import type { Firing, TestCase } from "./test-case.ts";

const requests = (status: string, path = "/api/deck", job = "backend") =>
  `http_requests_total{job="${job}",instance="a",method="GET",path="${path}",status="${status}"}`;

/** Requests per minute, with this many 5xx among them. */
const answered = (all: number, failed: number, job?: string) => ({
  [requests("200", "/api/deck", job)]: `0+${all - failed}x40`,
  [requests("503", "/api/deck", job)]: `0+${failed}x40`,
});

const of = (job: string) => ({ labels: { job } });
const errors = (value: string, ...severities: Firing["severity"][]): Firing[] =>
  severities.map((severity) => ({ severity, value, ...of("backend") }));

const bucket = (le: string, path = "/api/deck") =>
  `http_request_duration_seconds_bucket{job="backend",instance="a",method="GET",path="${path}",le="${le}"}`;

/** Requests of which 98% take 100 ms, and 2% up to `slow` seconds. */
const slowest = (slow: readonly [below: string, upto: string]) => ({
  [requests("200")]: "0+600x60",
  [bucket("0.1")]: "0+588x60",
  [bucket(slow[0])]: "0+588x60",
  [bucket(slow[1])]: "0+600x60",
  [bucket("+Inf")]: "0+600x60",
});

/** Requests with exactly this p99. */
const p99 = (seconds: number) => ({
  [requests("200")]: "0+600x60",
  [bucket("0.5")]: "0x60",
  [bucket(String(seconds))]: "0+594x60",
  [bucket("10")]: "0+600x60",
  [bucket("+Inf")]: "0+600x60",
});

/** Requests per minute that all take up to five seconds. */
const allSlow = (all: number) => ({
  [requests("200")]: `0+${all}x40`,
  [bucket("2.5")]: "0x40",
  [bucket("5")]: `0+${all}x40`,
  [bucket("+Inf")]: `0+${all}x40`,
});

export const errorRateCases: readonly TestCase[] = [
  {
    name: "10.5% fail for five minutes",
    series: answered(2000, 210),
    expect: { "5m": [], "6m": errors("10.5%", "critical", "high", "medium") },
  },
  { name: "9.5% fail", series: answered(2000, 190), expect: { "30m": errors("9.5%", "high", "medium") } },
  { name: "5.25% fail", series: answered(2000, 105), expect: { "5m": [], "6m": errors("5.25%", "high", "medium") } },
  { name: "4.75% fail", series: answered(2000, 95), expect: { "30m": errors("4.75%", "medium") } },
  { name: "2.1% fail", series: answered(2000, 42), expect: { "5m": [], "6m": errors("2.1%", "medium") } },
  { name: "1.9% fail", series: answered(2000, 38), expect: { "30m": [] } },
  {
    name: "10% fail, exactly a threshold",
    series: answered(600, 60),
    expect: { "30m": errors("10%", "high", "medium") },
  },
  { name: "5% fail, exactly a threshold", series: answered(600, 30), expect: { "30m": errors("5%", "medium") } },
  { name: "2% fail, exactly a threshold", series: answered(600, 12), expect: { "30m": [] } },
  {
    name: "one in ten thousand requests fails, all on one route",
    series: { [requests("200")]: "0+9999x40", [requests("500", "/api/rare")]: "0+1x40" },
    expect: { "6m": [], "21m": [], "30m": [] },
  },
  {
    name: "all requests fail, just below the minimum traffic",
    series: answered(5.7, 5.7),
    expect: { "30m": [] },
  },
  {
    name: "all requests fail, at exactly the minimum traffic",
    series: answered(6, 6),
    expect: { "30m": [] },
  },
  {
    name: "all requests fail, just above the minimum traffic",
    series: answered(6.3, 6.3),
    expect: { "30m": errors("100%", "critical", "high", "medium") },
  },
  {
    name: "failing scrapes and health checks do not count",
    series: {
      [requests("200")]: "0+600x40",
      [requests("503", "/health/ready")]: "0+300x40",
      [requests("500", "/metrics")]: "0+300x40",
    },
    expect: { "30m": [] },
  },
  {
    name: "successful health checks do not dilute the ratio",
    series: { ...answered(600, 63), [requests("200", "/health/live")]: "0+6000x40" },
    expect: { "30m": errors("10.5%", "critical", "high", "medium") },
  },
  {
    name: "one of two instances restarts: a counter reset is not a negative rate",
    series: {
      ...answered(600, 0),
      'http_requests_total{job="backend",instance="b",method="GET",path="/api/deck",status="200"}':
        "9000+600x14 0+600x25",
    },
    expect: { "20m": [], "30m": [] },
  },
  {
    name: "4xx are not errors",
    series: { [requests("404")]: "0+600x40", [requests("429")]: "0+600x40" },
    expect: { "30m": [] },
  },
  {
    name: "no traffic",
    series: { [requests("200")]: "100x40", [requests("500")]: "7x40" },
    expect: { "30m": [] },
  },
  { name: "no data", series: { 'up{job="backend",instance="a"}': "1x40" }, expect: { "30m": [] } },
  {
    name: "the frontend is covered, too",
    series: { ...answered(600, 0), ...answered(600, 300, "frontend") },
    expect: {
      "30m": (["critical", "high", "medium"] as const).map((severity) => ({
        severity,
        value: "50%",
        ...of("frontend"),
      })),
    },
  },
];

export const responseTimeCases: readonly TestCase[] = [
  {
    name: "p99 just above two seconds",
    series: slowest(["2", "2.2"]),
    expect: {
      "10m": [],
      "11m": (["high", "medium"] as const).map((severity) => ({ severity, value: "2.1s", ...of("backend") })),
    },
  },
  {
    name: "p99 just below two seconds",
    series: slowest(["1.8", "2"]),
    expect: { "10m": [], "30m": [{ severity: "medium", value: "1.9s", ...of("backend") }] },
  },
  {
    name: "p99 just above one second",
    series: slowest(["1", "1.1"]),
    expect: { "10m": [], "11m": [{ severity: "medium", value: "1.05s", ...of("backend") }] },
  },
  { name: "p99 just below one second", series: slowest(["0.9", "1"]), expect: { "30m": [] } },
  {
    name: "p99 of exactly two seconds",
    series: p99(2),
    expect: { "30m": [{ severity: "medium", value: "2s", ...of("backend") }] },
  },
  { name: "p99 of exactly one second", series: p99(1), expect: { "30m": [] } },
  {
    name: "one slow route with little traffic among fast requests",
    series: {
      [requests("200")]: "0+6000x40",
      [requests("200", "/api/report")]: "0+1x40",
      [bucket("0.1")]: "0+6000x40",
      [bucket("+Inf")]: "0+6000x40",
      [bucket("0.1", "/api/report")]: "0x40",
      [bucket("10", "/api/report")]: "0+1x40",
      [bucket("+Inf", "/api/report")]: "0+1x40",
    },
    expect: { "30m": [] },
  },
  {
    name: "all requests are slow, just below the minimum traffic",
    series: allSlow(5.7),
    expect: { "30m": [] },
  },
  {
    name: "all requests are slow, at exactly the minimum traffic",
    series: allSlow(6),
    expect: { "30m": [] },
  },
  {
    name: "all requests are slow, just above the minimum traffic",
    series: allSlow(6.3),
    expect: {
      "30m": (["high", "medium"] as const).map((severity) => ({ severity, value: "4.975s", ...of("backend") })),
    },
  },
  {
    name: "slow scrapes do not count",
    series: {
      [requests("200")]: "0+600x40",
      [bucket("0.1")]: "0+600x40",
      [bucket("+Inf")]: "0+600x40",
      [bucket("0.1", "/metrics")]: "0x40",
      [bucket("10", "/metrics")]: "0+60x40",
      [bucket("+Inf", "/metrics")]: "0+60x40",
    },
    expect: { "30m": [] },
  },
  {
    name: "no traffic",
    series: { [requests("200")]: "9x40", [bucket("5")]: "9x40", [bucket("+Inf")]: "9x40" },
    expect: { "30m": [] },
  },
];
