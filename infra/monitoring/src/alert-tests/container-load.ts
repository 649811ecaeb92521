import type { containers } from "../alerts/containers.ts";
import type { CasesOf, Firing } from "./case.ts";

const of = (container: string, instance = "h1") =>
  `job="cadvisor",instance="${instance}",container="${container}",image="i"`;
const controlGroup = 'job="cadvisor",instance="h1",id="/"';

/** Of a limit of 1, so that what is used is a share. */
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
const unharmed = cpu("0x40", "0+6000x40", of("db"));

/** Cases of what containers use. */
export const containerLoadCases: Pick<CasesOf<typeof containers>, "ContainerMemoryHigh" | "ContainerCpuThrottled"> = {
  ContainerMemoryHigh: [
    {
      name: "94.5% is taken",
      series: { ...memory("945x40", of("api"), "1000x40"), ...memory("0.5x40", of("db")) },
      expect: { "4m": [], "5m": [full("94.5%")] },
    },
    { name: "85.5% is taken", series: memory("0.855x40"), expect: { "30m": [] } },
    { name: "90% is taken", series: memory("0.9x40"), expect: { "30m": [] } },
    { name: "it is over before five minutes are", series: memory("0.945x4 0.5x10"), expect: { "5m": [], "6m": [] } },
    { name: "it may take as much as there is", series: memory("0.945x40", of("api"), "0x40"), expect: { "30m": [] } },
    {
      name: "of two replicas on two machines one is full",
      series: { ...memory("0.945x40"), ...memory("0.5x40", of("api", "h2")) },
      expect: { "10m": [full("94.5%")] },
    },
    {
      name: "two replicas are half full",
      series: { ...memory("0.5x40"), ...memory("0.5x40", of("api", "h2")) },
      expect: { "30m": [] },
    },
    { name: "a control group that is no container", series: memory("0.945x40", controlGroup), expect: { "30m": [] } },
    { name: "nothing is known", series: { 'up{job="cadvisor",instance="h1"}': "1x20" }, expect: { "10m": [] } },
  ],
  ContainerCpuThrottled: [
    {
      name: "in 26.25% of the periods",
      series: { ...unharmed, ...cpu("0+10.5x40", "0+40x40") },
      expect: { "15m": [], "16m": [throttled("26.25%")] },
    },
    { name: "in 23.75% of the periods", series: cpu("0+142.5x40", "0+600x40"), expect: { "30m": [] } },
    { name: "in 25% of the periods", series: cpu("0+150x40", "0+600x40"), expect: { "30m": [] } },
    {
      name: "two minutes after the end five minutes tell of it still, and then no more",
      series: cpu("90000+540x30 106200x10", "90000+600x40"),
      expect: { "30m": [throttled("90%")], "32m": [throttled("45%")], "33m": [] },
    },
    {
      name: "it is as often as before, of more periods",
      series: cpu("90000+330x40", "90000+600x30 109800+1800x10"),
      expect: { "30m": [throttled("55%")], "32m": [throttled("27.5%")], "33m": [] },
    },
    {
      name: "it is over before a quarter of an hour is",
      series: cpu("90000+540x13 97020x20", "90000+600x40"),
      expect: { "15m": [], "16m": [], "17m": [] },
    },
    {
      name: "two replicas on two machines, one of which restarts",
      series: {
        ...cpu("9000+158x14 0+158x25", "9000+600x14 0+600x25"),
        ...cpu("9000+158x40", "9000+600x40", of("api", "h2")),
      },
      expect: { "30m": [throttled("26.33%")] },
    },
    {
      name: "the busier one of two replicas is not",
      series: {
        ...cpu("9000+60x40", "9000+100x40"),
        ...cpu("9000x40", "9000+900x40", of("api", "h2")),
      },
      expect: { "30m": [] },
    },
    { name: "there are no periods to be a share of", series: cpu("0+60x40", "9000x40"), expect: { "30m": [] } },
    { name: "it does nothing", series: cpu("9000x40", "9000x40"), expect: { "30m": [] } },
    {
      name: "a control group that is no container",
      series: cpu("0+540x40", "0+600x40", controlGroup),
      expect: { "30m": [] },
    },
    { name: "no container has a limit", series: { 'up{job="cadvisor",instance="h1"}': "1x40" }, expect: { "30m": [] } },
  ],
};
