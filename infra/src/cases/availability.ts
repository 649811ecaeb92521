import type { availability } from "../alerts/availability.ts";
import type { CasesOf, Firing } from "./case.ts";

const requests = (status: string, path = "/api/deck", job = "backend") =>
  `http_requests_total{job="${job}",instance="a",method="GET",path="${path}",status="${status}"}`;

/** Per minute, with this many of them 5xx. */
const answered = (all: number, failed: number, job?: string) => ({
  [requests("200", "/api/deck", job)]: `0+${all - failed}x40`,
  [requests("503", "/api/deck", job)]: `0+${failed}x40`,
});

const of = (job: string) => ({ labels: { job } });
const errors = (value: string, ...severities: Firing["severity"][]): Firing[] =>
  severities.map((severity) => ({ severity, value, ...of("backend") }));

const bucket = (le: string, path = "/api/deck") =>
  `http_request_duration_seconds_bucket{job="backend",instance="a",method="GET",path="${path}",le="${le}"}`;

/** A minute's requests, of which 98 in 100 take 100 ms, and two up to `slow` seconds. */
const slowest = (slow: readonly [below: string, upto: string]) => ({
  [requests("200")]: "0+600x60",
  [bucket("0.1")]: "0+588x60",
  [bucket(slow[0])]: "0+588x60",
  [bucket(slow[1])]: "0+600x60",
  [bucket("+Inf")]: "0+600x60",
});

const up = (job: string, instance: string) => `up{job="${job}",instance="${instance}"}`;
const othersUp = { [up("frontend", "f")]: "1x40", [up("exporter", "e")]: "1x40" };
const starts = (values: string) => ({ 'process_start_time_seconds{job="backend",instance="a"}': values });
const lag = (values: string, job = "backend") => ({
  [`nodejs_eventloop_lag_p99_seconds{job="${job}",instance="a"}`]: values,
});

export const availabilityCases: CasesOf<typeof availability> = {
  ServiceDown: [
    {
      name: "the only instance ends",
      series: { ...othersUp, [up("backend", "a")]: "1x4 0x10" },
      expect: { "5m": [], "6m": [{ severity: "critical", value: "0", ...of("backend") }] },
    },
    {
      name: "the frontend's only instance ends",
      series: { ...othersUp, [up("backend", "a")]: "1x20", [up("frontend", "f")]: "1x4 0x10" },
      expect: { "5m": [], "6m": [{ severity: "critical", value: "0", ...of("frontend") }] },
    },
    {
      name: "the only exporter ends, which hurts no adopter",
      series: { ...othersUp, [up("backend", "a")]: "1x20", [up("exporter", "e")]: "1x4 0x10" },
      expect: { "5m": [], "6m": [{ severity: "high", value: "0", ...of("exporter") }] },
    },
    {
      name: "one of two exporters is enough",
      series: { ...othersUp, [up("backend", "a")]: "1x40", [up("exporter", "g")]: "0x40" },
      expect: { "30m": [] },
    },
    {
      name: "one of two instances is enough",
      series: { ...othersUp, [up("backend", "a")]: "0x40", [up("backend", "b")]: "1x40" },
      expect: { "30m": [] },
    },
    {
      name: "nothing of ours is known to Prometheus",
      series: { [up("prometheus", "p")]: "0x10" },
      expect: {
        "0m": [],
        "1m": [
          { severity: "critical", value: "1", ...of("backend") },
          { severity: "critical", value: "1", ...of("frontend") },
          { severity: "high", value: "1", ...of("exporter") },
        ],
      },
    },
  ],
  InstanceDown: [
    {
      name: "one of two instances ends",
      series: { [up("backend", "a")]: "1x4 0x20", [up("backend", "b")]: "1x25" },
      expect: {
        "9m": [],
        "10m": [{ severity: "high", value: "0", labels: { job: "backend", instance: "a" } }],
      },
    },
    {
      name: "all instances are down, which is ServiceDown's, whatever others are",
      series: { ...othersUp, [up("backend", "a")]: "0x40", [up("backend", "b")]: "0x40" },
      expect: { "30m": [] },
    },
    {
      name: "an exporter of others is ScrapeFailing's",
      series: { [up("node", "a")]: "0x40", [up("node", "b")]: "1x40" },
      expect: { "30m": [] },
    },
  ],
  ServiceRestarting: [
    {
      name: "it starts four more times within half an hour",
      series: starts("1x6 2x6 3x6 4x6 5x30"),
      expect: {
        "27m": [],
        "28m": [{ severity: "medium", value: "4", labels: { job: "backend", instance: "a" } }],
      },
    },
    { name: "it starts three more times", series: starts("1 2 3 4x40"), expect: { "3m": [], "10m": [] } },
    {
      name: "it starts every ten minutes",
      series: starts("1x9 2x9 3x9 4x9 5x9 6x9"),
      expect: { "40m": [], "45m": [], "50m": [] },
    },
    {
      name: "others' programs may",
      series: { 'process_start_time_seconds{job="node",instance="a"}': "1 2 3 4 5 6x30" },
      expect: { "20m": [] },
    },
  ],
  HighErrorRate: [
    {
      name: "10.5% fail, for five minutes",
      series: answered(2000, 210),
      expect: { "5m": [], "6m": errors("10.5%", "critical", "high", "medium") },
    },
    { name: "9.5% fail", series: answered(2000, 190), expect: { "30m": errors("9.5%", "high", "medium") } },
    { name: "5.25% fail", series: answered(2000, 105), expect: { "5m": [], "6m": errors("5.25%", "high", "medium") } },
    { name: "4.75% fail", series: answered(2000, 95), expect: { "30m": errors("4.75%", "medium") } },
    { name: "2.1% fail", series: answered(2000, 42), expect: { "5m": [], "6m": errors("2.1%", "medium") } },
    { name: "1.9% fail", series: answered(2000, 38), expect: { "30m": [] } },
    {
      name: "one in ten thousand requests fails, all of them on one route",
      series: { [requests("200")]: "0+9999x40", [requests("500", "/api/rare")]: "0+1x40" },
      expect: { "6m": [], "21m": [], "30m": [] },
    },
    {
      name: "all fail, but hardly anybody is there",
      series: answered(5.7, 5.7),
      expect: { "30m": [] },
    },
    {
      name: "all fail, and there are a few",
      series: answered(6.3, 6.3),
      expect: { "30m": errors("100%", "critical", "high", "medium") },
    },
    {
      name: "failing scrapes and health checks are no user's",
      series: {
        [requests("200")]: "0+600x40",
        [requests("503", "/health/ready")]: "0+300x40",
        [requests("500", "/metrics")]: "0+300x40",
      },
      expect: { "30m": [] },
    },
    {
      name: "successful health checks do not dilute",
      series: { ...answered(600, 63), [requests("200", "/health/live")]: "0+6000x40" },
      expect: { "30m": errors("10.5%", "critical", "high", "medium") },
    },
    {
      name: "two instances, one of which restarts: a reset is no negative rate",
      series: {
        ...answered(600, 0),
        'http_requests_total{job="backend",instance="b",method="GET",path="/api/deck",status="200"}':
          "9000+600x14 0+600x25",
      },
      expect: { "20m": [], "30m": [] },
    },
    {
      name: "4xx are no errors of ours",
      series: { [requests("404")]: "0+600x40", [requests("429")]: "0+600x40" },
      expect: { "30m": [] },
    },
    {
      name: "nobody is there at all",
      series: { [requests("200")]: "100x40", [requests("500")]: "7x40" },
      expect: { "30m": [] },
    },
    { name: "there are no data", series: { [up("backend", "a")]: "1x40" }, expect: { "30m": [] } },
    {
      name: "the frontend is watched as well",
      series: { ...answered(600, 0), ...answered(600, 300, "frontend") },
      expect: {
        "30m": (["critical", "high", "medium"] as const).map((severity) => ({
          severity,
          value: "50%",
          ...of("frontend"),
        })),
      },
    },
  ],
  HighResponseTime: [
    {
      name: "p99 is a little above two seconds",
      series: slowest(["2", "2.2"]),
      expect: {
        "10m": [],
        "11m": (["high", "medium"] as const).map((severity) => ({ severity, value: "2.1s", ...of("backend") })),
      },
    },
    {
      name: "p99 is a little below two seconds",
      series: slowest(["1.8", "2"]),
      expect: { "10m": [], "30m": [{ severity: "medium", value: "1.9s", ...of("backend") }] },
    },
    {
      name: "p99 is a little above one second",
      series: slowest(["1", "1.1"]),
      expect: { "10m": [], "11m": [{ severity: "medium", value: "1.05s", ...of("backend") }] },
    },
    { name: "p99 is a little below one second", series: slowest(["0.9", "1"]), expect: { "30m": [] } },
    {
      name: "one slow and quiet route among fast traffic",
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
      name: "all are slow, but hardly anybody is there",
      series: {
        [requests("200")]: "0+5.7x40",
        [bucket("2.5")]: "0x40",
        [bucket("5")]: "0+5.7x40",
        [bucket("+Inf")]: "0+5.7x40",
      },
      expect: { "30m": [] },
    },
    {
      name: "slow scrapes are no user's",
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
      name: "nobody is there at all",
      series: { [requests("200")]: "9x40", [bucket("5")]: "9x40", [bucket("+Inf")]: "9x40" },
      expect: { "30m": [] },
    },
  ],
  EventLoopBlocked: [
    {
      name: "p99 of the lag is a little above 250 ms",
      series: lag("0.26x40"),
      expect: {
        "9m": [],
        "10m": [{ severity: "medium", value: "260ms", labels: { job: "backend", instance: "a" } }],
      },
    },
    { name: "it is 250 ms", series: lag("0.25x40"), expect: { "30m": [] } },
    { name: "others' programs may", series: lag("9x40", "grafana"), expect: { "30m": [] } },
  ],
};
