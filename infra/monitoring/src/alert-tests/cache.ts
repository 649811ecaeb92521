import type { redis } from "../alerts/redis.ts";
import type { Firing, TestCasesOf } from "./test-case.ts";

/** One backend's lookups of one cache. */
const lookups = (hits: string, misses: string, instance = "a", type = "deck") => {
  const labels = `job="backend",instance="${instance}",cache_type="${type}"`;
  return { [`cache_hits_total{${labels}}`]: hits, [`cache_misses_total{${labels}}`]: misses };
};
const highMissRate = (value: string, type = "deck"): Firing => ({
  severity: "low",
  labels: { cache_type: type },
  value,
});
const pets = lookups("0+6000x60", "0+60x60", "a", "pet");

/** Test cases of the backends' cache in Redis. */
export const cacheCases: Pick<TestCasesOf<typeof redis>, "CacheMissRateHigh"> = {
  CacheMissRateHigh: [
    {
      name: "84% of deck lookups miss, and almost no pet lookups",
      series: { ...pets, ...lookups("0+960x60", "0+5040x60") },
      expect: { "30m": [], "31m": [highMissRate("84%")] },
    },
    { name: "76% miss", series: lookups("0+1440x60", "0+4560x60"), expect: { "50m": [] } },
    {
      name: "80% miss, exactly the threshold",
      series: lookups("90000+900x60", "90000+3600x60"),
      expect: { "50m": [] },
    },
    {
      name: "1.05 lookups per second from two backends",
      series: { ...lookups("9000+3.15x60", "9000+28.35x60"), ...lookups("9000+3.15x60", "9000+28.35x60", "b") },
      expect: { "43m": [], "44m": [highMissRate("90%")], "50m": [highMissRate("90%")] },
    },
    {
      name: "0.95 lookups per second",
      series: lookups("9000+5.7x60", "9000+51.3x60"),
      expect: { "50m": [], "60m": [] },
    },
    {
      name: "one lookup per second, exactly the minimum",
      series: lookups("9000+5x60", "9000+55x60"),
      expect: { "50m": [] },
    },
    {
      name: "all miss, then none: resolves after 3 of the window's 15 minutes",
      series: lookups("90000x40 96000+6000x20", "90000+6000x40 330000x20"),
      expect: { "40m": [highMissRate("100%")], "42m": [highMissRate("85.71%")], "43m": [] },
    },
    {
      name: "it ends within half an hour",
      series: lookups("90000x28 96000+6000x20", "90000+6000x28 258000x20"),
      expect: { "30m": [], "31m": [], "32m": [] },
    },
    {
      name: "one of two backends restarts",
      series: {
        ...lookups("9000+960x24 0+960x30", "9000+5040x24 0+5040x30"),
        ...lookups("9000+960x60", "9000+5040x60", "b"),
      },
      expect: { "30m": [], "31m": [highMissRate("84%")] },
    },
    { name: "no lookups", series: lookups("9000x60", "9000x60"), expect: { "50m": [] } },
    { name: "no data", series: { 'up{job="backend",instance="a"}': "1x60" }, expect: { "50m": [] } },
  ],
};
