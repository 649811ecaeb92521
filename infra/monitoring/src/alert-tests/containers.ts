import type { containers } from "../alerts/containers.ts";
import { containerLoadCases } from "./container-load.ts";
import type { Firing, TestCasesOf } from "./test-case.ts";

const onHost = (instance: string) => `job="cadvisor",instance="${instance}"`;
const of = (container: string, instance = "h1") => `${onHost(instance)},container="${container}",image="i"`;
const controlGroup = `${onHost("h1")},id="/"`;

const seen = (values: string, container?: string, instance?: string) => ({
  [`container_last_seen{${of(container ?? "api", instance)}}`]: values,
});
const watched = (values: string, instance = "h1") => ({ [`up{${onHost(instance)}}`]: values });
const missing = (value: string): Firing => ({ severity: "high", labels: { container: "api" }, value });
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

export const containersCases: TestCasesOf<typeof containers> = {
  ...containerLoadCases,
  ContainerMissing: [
    {
      name: "last seen 63 seconds ago; fires a minute later, for an hour",
      series: { ...othersSeen, ...seen("-3+60x10") },
      expect: {
        "11m": [],
        "12m": [missing("2m 3s")],
        "40m": [missing("30m 3s")],
        "69m": [missing("59m 3s")],
        "70m": [],
      },
    },
    {
      name: "last seen 57 seconds ago, below the threshold for one more minute",
      series: { ...othersSeen, ...seen("3+60x10") },
      expect: { "12m": [], "13m": [missing("2m 57s")] },
    },
    {
      name: "last seen a minute ago, exactly the threshold",
      series: { ...othersSeen, ...seen("0+60x10") },
      expect: { "12m": [], "13m": [missing("3m 0s")] },
    },
    {
      name: "it returns within two minutes",
      series: { ...othersSeen, ...seen("-3+60x10 _ 717+60x10") },
      expect: { "12m": [], "13m": [], "14m": [] },
    },
    {
      name: "it moved to another host",
      series: {
        ...othersSeen,
        ...watched("1x90", "h2"),
        ...seen("0+60x10"),
        ...seen("_x10 600+60x40", "api", "h2"),
      },
      expect: { "12m": [], "20m": [] },
    },
    {
      name: "missing on both hosts",
      series: {
        ...othersSeen,
        ...watched("1x90", "h2"),
        ...seen("-3+60x10"),
        ...seen("-3+60x10", "api", "h2"),
      },
      expect: { "12m": [missing("2m 3s")] },
    },
    {
      name: "unknown while the host's cAdvisor is down, whatever else runs there",
      series: {
        ...watched("1x10 0x20"),
        ...watched("1x90", "h2"),
        'up{job="node",instance="h1"}': "1x90",
        ...seen("0+60x10"),
      },
      expect: { "12m": [], "20m": [] },
    },
    {
      name: "a control group that is not a container ends",
      series: { ...othersSeen, [`container_last_seen{${controlGroup}}`]: "0+60x10" },
      expect: { "12m": [], "20m": [] },
    },
    { name: "no containers", series: watched("1x20"), expect: { "10m": [] } },
  ],
  ContainerRestarting: [
    {
      name: "four restarts within half an hour",
      series: { ...databaseRuns, ...started("1x6 2x6 3x6 4x6 5x30", "a") },
      expect: { "27m": [], "28m": [restarts("4")], "35m": [restarts("4")], "36m": [] },
    },
    {
      name: "four restarts within four minutes",
      series: { ...databaseRuns, ...started("1x9 2 3 4 5x20", "a") },
      expect: { "12m": [], "13m": [restarts("4")], "14m": [restarts("4")] },
    },
    { name: "three restarts", series: started("1x5 2 3 4x30", "a"), expect: { "8m": [], "20m": [] } },
    {
      name: "recreated each time, while another one runs on another host",
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
      name: "recreated twice, and the old series overlap with the new ones",
      series: {
        ...started("1x9 stale", "a"),
        ...started("_x5 2x14 stale", "b"),
        ...started("_x15 3x20", "c"),
      },
      expect: { "20m": [], "25m": [] },
    },
    {
      name: "a control group that is not a container restarts",
      series: { [`container_start_time_seconds{${controlGroup}}`]: "1 2 3 4 5x20" },
      expect: { "4m": [], "10m": [] },
    },
    { name: "no containers", series: watched("1x20"), expect: { "10m": [] } },
  ],
  ContainerOutOfMemory: [
    {
      name: "one kill within 15 minutes",
      series: { ...killed("7x9 8x30"), ...killed("7x40", "db") },
      expect: {
        "9m": [],
        "10m": [outOfMemory("1")],
        "23m": [outOfMemory("1")],
        "24m": [],
      },
    },
    {
      name: "three kills in one of two replicas on two hosts, later two in the other",
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
    { name: "an old counter value", series: killed("9x40"), expect: { "0m": [], "30m": [] } },
    { name: "it restarts and counts from 0", series: killed("9x9 0x30"), expect: { "10m": [], "20m": [] } },
    {
      name: "a control group that is not a container",
      series: { [`container_oom_events_total{${controlGroup}}`]: "0x9 1x30" },
      expect: { "10m": [], "20m": [] },
    },
    { name: "no containers", series: watched("1x20"), expect: { "10m": [] } },
  ],
};
