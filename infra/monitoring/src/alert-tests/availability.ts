import { APPLICATIONS, type availability } from "../alerts/availability.ts";
import { errorRateCases, responseTimeCases } from "./answers.ts";
import type { Case, CasesOf } from "./case.ts";

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
    ...APPLICATIONS.map(
      (job): Case => ({
        name: `a minute without ${job} is enough, and less is not`,
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
    ...APPLICATIONS.map(
      (job): Case => ({
        name: `one of three instances of ${job} ends`,
        series: { [up(job, "a")]: "0x20", [up(job, "b")]: "1x20", [up(job, "c")]: "1x20" },
        expect: { "4m": [], "5m": [{ severity: "high", value: "0", labels: { job, instance: "a" } }] },
      }),
    ),
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
    ...APPLICATIONS.map(
      (job): Case => ({
        name: `${job} starts four more times within four minutes`,
        series: starts("1 2 3 4 5x40", job),
        expect: { "3m": [], "4m": [{ severity: "medium", value: "4", labels: { job, instance: "a" } }] },
      }),
    ),
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
  HighErrorRate: errorRateCases,
  HighResponseTime: responseTimeCases,
  EventLoopLag: [
    {
      name: "p99 of the lag is a little above 250 ms",
      series: lag("0.26x40"),
      expect: {
        "9m": [],
        "10m": [{ severity: "medium", value: "260ms", labels: { job: "backend", instance: "a" } }],
      },
    },
    ...APPLICATIONS.map(
      (job): Case => ({
        name: `all work in ${job} waits for a second`,
        series: lag("1x40", job),
        expect: { "9m": [], "10m": [{ severity: "medium", value: "1s", labels: { job, instance: "a" } }] },
      }),
    ),
    { name: "it is 250 ms", series: lag("0.25x40"), expect: { "30m": [] } },
    { name: "others' programs may", series: lag("9x40", "grafana"), expect: { "30m": [] } },
  ],
};
