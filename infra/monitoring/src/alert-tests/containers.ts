import type { containers } from "../alerts/containers.ts";
import type { CasesOf, Firing } from "./case.ts";
import { containerLoadCases } from "./container-load.ts";

const onMachine = (instance: string) => `job="cadvisor",instance="${instance}"`;
const of = (container: string, instance = "h1") => `${onMachine(instance)},container="${container}",image="i"`;
const controlGroup = `${onMachine("h1")},id="/"`;

const seen = (values: string, container?: string, instance?: string) => ({
  [`container_last_seen{${of(container ?? "api", instance)}}`]: values,
});
const watched = (values: string, instance = "h1") => ({ [`up{${onMachine(instance)}}`]: values });
const gone = (value: string): Firing => ({ severity: "high", labels: { container: "api" }, value });
const othersSeen = { ...watched("1x90"), ...seen("0+60x90", "db") };

const started = (values: string, id: string, instance?: string) => ({
  [`container_start_time_seconds{${of("api", instance)},id="${id}"}`]: values,
});
const restarts = (value: string): Firing => ({ severity: "medium", labels: { container: "api" }, value });
const databaseRuns = { [`container_start_time_seconds{${of("db")}}`]: "100x50" };

const killed = (values: string, container?: string, instance?: string) => ({
  [`container_oom_events_total{${of(container ?? "api", instance)}}`]: values,
});
const outOfMemory = (value: string): Firing => ({ severity: "high", labels: { container: "api" }, value });

export const containersCases: CasesOf<typeof containers> = {
  ...containerLoadCases,
  ContainerMissing: [
    {
      name: "63 seconds after it was last seen, and for another minute, and then for an hour",
      series: { ...othersSeen, ...seen("-3+60x10") },
      expect: { "11m": [], "12m": [gone("2m 3s")], "40m": [gone("30m 3s")], "69m": [gone("59m 3s")], "70m": [] },
    },
    {
      name: "57 seconds after it was last seen",
      series: { ...othersSeen, ...seen("3+60x10") },
      expect: { "12m": [], "13m": [gone("2m 57s")] },
    },
    {
      name: "a minute after it was last seen",
      series: { ...othersSeen, ...seen("0+60x10") },
      expect: { "12m": [], "13m": [gone("3m 0s")] },
    },
    {
      name: "it returns within two minutes",
      series: { ...othersSeen, ...seen("-3+60x10 _ 717+60x10") },
      expect: { "12m": [], "13m": [], "14m": [] },
    },
    {
      name: "it runs on another machine now",
      series: {
        ...othersSeen,
        ...watched("1x90", "h2"),
        ...seen("0+60x10"),
        ...seen("_x10 600+60x40", "api", "h2"),
      },
      expect: { "12m": [], "20m": [] },
    },
    {
      name: "it is gone from both machines",
      series: {
        ...othersSeen,
        ...watched("1x90", "h2"),
        ...seen("-3+60x10"),
        ...seen("-3+60x10", "api", "h2"),
      },
      expect: { "12m": [gone("2m 3s")] },
    },
    {
      name: "nobody can tell while the machine's cAdvisor is down, whatever else runs there",
      series: {
        ...watched("1x10 0x20"),
        ...watched("1x90", "h2"),
        'up{job="node",instance="h1"}': "1x90",
        ...seen("0+60x10"),
      },
      expect: { "12m": [], "20m": [] },
    },
    {
      name: "a control group that is no container ends",
      series: { ...othersSeen, [`container_last_seen{${controlGroup}}`]: "0+60x10" },
      expect: { "12m": [], "20m": [] },
    },
    { name: "there are no containers", series: watched("1x20"), expect: { "10m": [] } },
  ],
  ContainerRestarting: [
    {
      name: "it starts four more times within half an hour",
      series: { ...databaseRuns, ...started("1x6 2x6 3x6 4x6 5x30", "a") },
      expect: { "27m": [], "28m": [restarts("4")], "35m": [restarts("4")], "36m": [] },
    },
    {
      name: "it starts four more times within four minutes",
      series: { ...databaseRuns, ...started("1x9 2 3 4 5x20", "a") },
      expect: { "12m": [], "13m": [restarts("4")], "14m": [restarts("4")] },
    },
    { name: "it starts three more times", series: started("1x5 2 3 4x30", "a"), expect: { "8m": [], "20m": [] } },
    {
      name: "each time it is made anew, and another one runs unharmed on another machine",
      series: {
        ...started("1x4 stale", "a"),
        ...started("_x5 2x4 stale", "b"),
        ...started("_x10 3x4 stale", "c"),
        ...started("_x15 4x4 stale", "d"),
        ...started("_x20 5x10", "e"),
        ...started("0x40", "f", "h2"),
      },
      expect: { "19m": [], "20m": [restarts("4")] },
    },
    {
      name: "it is made anew twice, and what is gone is shown for another while",
      series: {
        ...started("1x9 stale", "a"),
        ...started("_x5 2x14 stale", "b"),
        ...started("_x15 3x20", "c"),
      },
      expect: { "20m": [], "25m": [] },
    },
    {
      name: "a control group that is no container does",
      series: { [`container_start_time_seconds{${controlGroup}}`]: "1 2 3 4 5x20" },
      expect: { "4m": [], "10m": [] },
    },
    { name: "there are no containers", series: watched("1x20"), expect: { "10m": [] } },
  ],
  ContainerOutOfMemory: [
    {
      name: "once within a quarter of an hour",
      series: { ...killed("7x9 8x30"), ...killed("7x40", "db") },
      expect: {
        "9m": [],
        "10m": [outOfMemory("1")],
        "23m": [outOfMemory("1")],
        "24m": [],
      },
    },
    {
      name: "of two replicas on two machines one, three times, or both",
      series: {
        ...killed("0x9 3x40"),
        ...killed("0x29 2x20", "api", "h2"),
      },
      expect: { "10m": [outOfMemory("3")], "23m": [outOfMemory("3")], "30m": [outOfMemory("2")] },
    },
    {
      name: "both replicas at the same time",
      series: { ...killed("0x9 1x20"), ...killed("0x9 1x20", "api", "h2") },
      expect: { "10m": [outOfMemory("1")] },
    },
    { name: "it happened long ago", series: killed("9x40"), expect: { "0m": [], "30m": [] } },
    { name: "it restarts, and counts from 0", series: killed("9x9 0x30"), expect: { "10m": [], "20m": [] } },
    {
      name: "a control group that is no container",
      series: { [`container_oom_events_total{${controlGroup}}`]: "0x9 1x30" },
      expect: { "10m": [], "20m": [] },
    },
    { name: "there are no containers", series: watched("1x20"), expect: { "10m": [] } },
  ],
};
