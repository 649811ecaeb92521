import type { containers } from "../alerts/containers.ts";
import type { Firing, TestCasesOf } from "./test-case.ts";

const of = (container: string, instance = "h1") =>
  `job="cadvisor",instance="${instance}",container="${container}",image="i"`;
const controlGroup = 'job="cadvisor",instance="h1",id="/"';

/** With a limit of 1, so that usage is a ratio. */
const memory = (used: string, labels = of("api"), limit = "1x40") => ({
  [`container_memory_working_set_bytes{${labels}}`]: used,
  [`container_spec_memory_limit_bytes{${labels}}`]: limit,
});
const full = (value: string): Firing => ({ severity: "high", labels: { container: "api" }, value });

const cpu = (throttled: string, periods: string, labels = of("api")) => ({
  [`container_cpu_cfs_throttled_periods_total{${labels}}`]: throttled,
  [`container_cpu_cfs_periods_total{${labels}}`]: periods,
});
const throttled = (value: string): Firing => ({ severity: "low", labels: { container: "api" }, value });
const unthrottled = cpu("0x40", "0+6000x40", of("db"));

/** Test cases of the containers' resource usage. */
export const containerLoadCases: Pick<
  TestCasesOf<typeof containers>,
  "ContainerMemoryHigh" | "ContainerCpuThrottled"
> = {
  ContainerMemoryHigh: [
    {
      name: "94.5% in use",
      series: { ...memory("945x40", of("api"), "1000x40"), ...memory("0.5x40", of("db")) },
      expect: { "4m": [], "5m": [full("94.5%")] },
    },
    { name: "85.5% in use", series: memory("0.855x40"), expect: { "30m": [] } },
    { name: "90% in use, exactly the threshold", series: memory("0.9x40"), expect: { "30m": [] } },
    { name: "it ends within five minutes", series: memory("0.945x4 0.5x10"), expect: { "5m": [], "6m": [] } },
    { name: "no memory limit", series: memory("0.945x40", of("api"), "0x40"), expect: { "30m": [] } },
    {
      name: "one of two replicas on two hosts is full",
      series: { ...memory("0.945x40"), ...memory("0.5x40", of("api", "h2")) },
      expect: { "10m": [full("94.5%")] },
    },
    {
      name: "two replicas are half full",
      series: { ...memory("0.5x40"), ...memory("0.5x40", of("api", "h2")) },
      expect: { "30m": [] },
    },
    {
      name: "a control group that is not a container",
      series: memory("0.945x40", controlGroup),
      expect: { "30m": [] },
    },
    { name: "no data", series: { 'up{job="cadvisor",instance="h1"}': "1x20" }, expect: { "10m": [] } },
  ],
  ContainerCpuThrottled: [
    {
      name: "in 26.25% of the periods",
      series: { ...unthrottled, ...cpu("0+10.5x40", "0+40x40") },
      expect: { "15m": [], "16m": [throttled("26.25%")] },
    },
    { name: "in 23.75% of the periods", series: cpu("0+142.5x40", "0+600x40"), expect: { "30m": [] } },
    {
      name: "in 25% of the periods, exactly the threshold",
      series: cpu("0+150x40", "0+600x40"),
      expect: { "30m": [] },
    },
    {
      name: "resolves three minutes after the end, with a window of five minutes",
      series: cpu("90000+540x30 106200x10", "90000+600x40"),
      expect: { "30m": [throttled("90%")], "32m": [throttled("45%")], "33m": [] },
    },
    {
      name: "the same number of throttled periods of a growing total",
      series: cpu("90000+330x40", "90000+600x30 109800+1800x10"),
      expect: { "30m": [throttled("55%")], "32m": [throttled("27.5%")], "33m": [] },
    },
    {
      name: "it ends within 15 minutes",
      series: cpu("90000+540x13 97020x20", "90000+600x40"),
      expect: { "15m": [], "16m": [], "17m": [] },
    },
    {
      name: "two replicas on two hosts, one of which restarts",
      series: {
        ...cpu("9000+158x14 0+158x25", "9000+600x14 0+600x25"),
        ...cpu("9000+158x40", "9000+600x40", of("api", "h2")),
      },
      expect: { "30m": [throttled("26.33%")] },
    },
    {
      name: "the throttled replica of two has few periods",
      series: {
        ...cpu("9000+60x40", "9000+100x40"),
        ...cpu("9000x40", "9000+900x40", of("api", "h2")),
      },
      expect: { "30m": [] },
    },
    { name: "throttled periods without a total", series: cpu("0+60x40", "9000x40"), expect: { "30m": [] } },
    { name: "no CPU usage", series: cpu("9000x40", "9000x40"), expect: { "30m": [] } },
    {
      name: "a control group that is not a container",
      series: cpu("0+540x40", "0+600x40", controlGroup),
      expect: { "30m": [] },
    },
    { name: "no container has a limit", series: { 'up{job="cadvisor",instance="h1"}': "1x40" }, expect: { "30m": [] } },
  ],
};
