import type { reconciliation } from "../alerts/reconciliation.ts";
import type { Firing, TestCasesOf } from "./test-case.ts";

const counted = (values: string, instance = "a") => ({
  [`swipes_total{job="backend",instance="${instance}",liked="true",pet_type="dog"}`]: values,
});
const stored = (values: string, instance = "x") => ({
  [`petswipe_swipes_stored_total{job="exporter",instance="${instance}",liked="true",pet_type="dog"}`]: values,
});
const stale = (values: string, instance = "x", kpi = "swipes_stored") => ({
  [`petswipe_kpi_stale{job="exporter",instance="${instance}",kpi="${kpi}"}`]: values,
});
const fresh = { ...stale("0x60"), ...stale("1x60", "x", "funnel") };
const differ = (value: string): Firing => ({ severity: "critical", value });

export const reconciliationCases: TestCasesOf<typeof reconciliation> = {
  SwipesUnaccounted: [
    {
      name: "10% of the counted swipes are not stored",
      series: { ...fresh, ...counted("0+100x60"), ...stored("0+90x60") },
      expect: { "24m": [], "25m": [differ("150")], "60m": [differ("150")] },
    },
    {
      name: "10% of the stored swipes were not counted",
      series: { ...fresh, ...counted("0+90x60"), ...stored("0+100x60") },
      expect: { "24m": [], "25m": [differ("-150")] },
    },
    {
      name: "5.3% are missing",
      series: { ...fresh, ...counted("0+1000x60"), ...stored("0+947x60") },
      expect: { "40m": [differ("795")] },
    },
    {
      name: "4.7% are missing",
      series: { ...fresh, ...counted("0+1000x60"), ...stored("0+953x60") },
      expect: { "40m": [] },
    },
    {
      name: "21 missing of few",
      series: { ...fresh, ...counted("0+10x60"), ...stored("0+8.6x60") },
      expect: { "40m": [differ("21")] },
    },
    {
      name: "19 missing of few",
      series: { ...fresh, ...counted("0+10x60"), ...stored("0+8.73x60") },
      expect: { "40m": [] },
    },
    {
      name: "a backend restarts and loses its counts since the last scrape",
      series: { ...fresh, ...counted("0+70x20 0+70x39"), ...counted("0+70x60", "b"), ...stored("0+140x60") },
      expect: { "22m": [], "30m": [], "36m": [] },
    },
    {
      name: "it ends within ten minutes",
      series: { ...fresh, ...counted("0+100x15 1610+110x3 2000+100x40"), ...stored("0+100x60") },
      expect: { "18m": [], "24m": [], "28m": [] },
    },
    {
      name: "no exporter has a fresh row count",
      series: {
        ...stale("0x15 1x45"),
        ...stale("1x60", "y"),
        ...stale("0x60", "x", "funnel"),
        ...counted("0+100x60"),
        ...stored("0+100x14 1400x45"),
      },
      expect: { "20m": [], "40m": [] },
    },
    {
      name: "the row count is fresh again after half an hour: its jump is not an alert",
      series: {
        ...stale("0x15 1x29 0x60"),
        ...counted("0+100x110"),
        ...stored("0+100x14 1400x30 4600+100x60"),
      },
      expect: { "30m": [], "50m": [], "57m": [], "65m": [], "100m": [] },
    },
    {
      name: "half are missing, and the row count was stale: fires once it has been fresh for a window",
      series: { ...stale("1x19 0x80"), ...counted("0+100x100"), ...stored("0+50x100") },
      expect: { "33m": [], "43m": [], "44m": [differ("750")] },
    },
    {
      name: "one of two exporters has a fresh row count",
      series: { ...stale("1x60"), ...stale("0x60", "y"), ...counted("0+100x60"), ...stored("0+90x60") },
      expect: { "40m": [differ("150")] },
    },
    {
      name: "a night without swipes",
      series: { ...fresh, ...counted("9x60"), ...stored("9x60") },
      expect: { "40m": [] },
    },
    { name: "no exporter", series: counted("0+100x60"), expect: { "40m": [] } },
    {
      name: "counts of two backends match the rows of two exporters",
      series: {
        ...fresh,
        ...counted("0+50x60"),
        ...counted("0+50x60", "b"),
        ...stored("0+100x60"),
        ...stored("0+100x60", "y"),
      },
      expect: { "40m": [] },
    },
  ],
};
