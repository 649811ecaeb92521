import { APPLICATIONS, type availability } from "../alerts/availability.ts";
import { errorRateCases, responseTimeCases } from "./answers.ts";
import type { TestCase, TestCasesOf } from "./test-case.ts";

const of = (job: string) => ({ labels: { job } });

const up = (job: string, instance: string) => `up{job="${job}",instance="${instance}"}`;
const allUp = Object.fromEntries(APPLICATIONS.map((job) => [up(job, "a"), "1x40"]));
const othersUp = { [up("frontend", "f")]: "1x40", [up("exporter", "e")]: "1x40" };
const starts = (values: string, job = "backend") => ({
  [`process_start_time_seconds{job="${job}",instance="a"}`]: values,
});
const lag = (values: string, job = "backend") => ({
  [`nodejs_eventloop_lag_p99_seconds{job="${job}",instance="a"}`]: values,
});

export const availabilityCases: TestCasesOf<typeof availability> = {
  ServiceDown: [
    {
      name: "the only backend goes down",
      series: { ...othersUp, [up("backend", "a")]: "1x4 0x10" },
      expect: { "5m": [], "6m": [{ severity: "critical", value: "0", ...of("backend") }] },
    },
    {
      name: "the only frontend goes down",
      series: { ...othersUp, [up("backend", "a")]: "1x20", [up("frontend", "f")]: "1x4 0x10" },
      expect: { "5m": [], "6m": [{ severity: "critical", value: "0", ...of("frontend") }] },
    },
    {
      name: "the only exporter goes down, which affects no adopter",
      series: { ...othersUp, [up("backend", "a")]: "1x20", [up("exporter", "e")]: "1x4 0x10" },
      expect: { "5m": [], "6m": [{ severity: "high", value: "0", ...of("exporter") }] },
    },
    ...APPLICATIONS.map(
      (job): TestCase => ({
        name: `${job} is down for one minute, at 15 s resolution`,
        every: "15s",
        evaluate: "15s",
        series: { ...allUp, [up(job, "a")]: "1x3 0x20" },
        expect: {
          "105s": [],
          "120s": [{ severity: job === "exporter" ? "high" : "critical", value: "0", ...of(job) }],
        },
      }),
    ),
    {
      name: "one of two exporters is up",
      series: { ...othersUp, [up("backend", "a")]: "1x40", [up("exporter", "g")]: "0x40" },
      expect: { "30m": [] },
    },
    {
      name: "one of two instances is up",
      series: { ...othersUp, [up("backend", "a")]: "0x40", [up("backend", "b")]: "1x40" },
      expect: { "30m": [] },
    },
    {
      name: "Prometheus has none of our targets",
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
      name: "one of two instances goes down",
      series: { [up("backend", "a")]: "1x4 0x20", [up("backend", "b")]: "1x25" },
      expect: {
        "9m": [],
        "10m": [{ severity: "high", value: "0", labels: { job: "backend", instance: "a" } }],
      },
    },
    ...APPLICATIONS.map(
      (job): TestCase => ({
        name: `one of three instances of ${job} is down`,
        series: { [up(job, "a")]: "0x20", [up(job, "b")]: "1x20", [up(job, "c")]: "1x20" },
        expect: { "4m": [], "5m": [{ severity: "high", value: "0", labels: { job, instance: "a" } }] },
      }),
    ),
    {
      name: "all instances are down, which ServiceDown covers",
      series: { ...othersUp, [up("backend", "a")]: "0x40", [up("backend", "b")]: "0x40" },
      expect: { "30m": [] },
    },
    {
      name: "a third-party exporter is down, which ScrapeFailing covers",
      series: { [up("node", "a")]: "0x40", [up("node", "b")]: "1x40" },
      expect: { "30m": [] },
    },
  ],
  ServiceRestarting: [
    {
      name: "four restarts within half an hour",
      series: starts("1x6 2x6 3x6 4x6 5x30"),
      expect: {
        "27m": [],
        "28m": [{ severity: "medium", value: "4", labels: { job: "backend", instance: "a" } }],
      },
    },
    ...APPLICATIONS.map(
      (job): TestCase => ({
        name: `${job} restarts four times within four minutes`,
        series: starts("1 2 3 4 5x40", job),
        expect: { "3m": [], "4m": [{ severity: "medium", value: "4", labels: { job, instance: "a" } }] },
      }),
    ),
    { name: "three restarts", series: starts("1 2 3 4x40"), expect: { "3m": [], "10m": [] } },
    {
      name: "it restarts every ten minutes",
      series: starts("1x9 2x9 3x9 4x9 5x9 6x9"),
      expect: { "40m": [], "45m": [], "50m": [] },
    },
    {
      name: "third-party programs do not count",
      series: { 'process_start_time_seconds{job="node",instance="a"}': "1 2 3 4 5 6x30" },
      expect: { "20m": [] },
    },
  ],
  HighErrorRate: errorRateCases,
  HighResponseTime: responseTimeCases,
  EventLoopLag: [
    {
      name: "p99 lag just above 250 ms",
      series: lag("0.26x40"),
      expect: {
        "9m": [],
        "10m": [{ severity: "medium", value: "260ms", labels: { job: "backend", instance: "a" } }],
      },
    },
    ...APPLICATIONS.map(
      (job): TestCase => ({
        name: `${job} lags by a second`,
        series: lag("1x40", job),
        expect: { "9m": [], "10m": [{ severity: "medium", value: "1s", labels: { job, instance: "a" } }] },
      }),
    ),
    { name: "exactly 250 ms", series: lag("0.25x40"), expect: { "30m": [] } },
    { name: "third-party programs do not count", series: lag("9x40", "grafana"), expect: { "30m": [] } },
  ],
};
