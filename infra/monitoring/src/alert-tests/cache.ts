import type { redis } from "../alerts/redis.ts";
import type { CasesOf, Firing } from "./case.ts";

/** What a backend's look-ups of one type come to. */
const lookUps = (hits: string, misses: string, instance = "a", type = "deck") => {
  const labels = `job="backend",instance="${instance}",cache_type="${type}"`;
  return { [`cache_hits_total{${labels}}`]: hits, [`cache_misses_total{${labels}}`]: misses };
};
const seldomHelps = (value: string, type = "deck"): Firing => ({
  severity: "low",
  labels: { cache_type: type },
  value,
});
const pets = lookUps("0+6000x60", "0+60x60", "a", "pet");

/** Cases of the cache that backends keep in Redis. */
export const cacheCases: Pick<CasesOf<typeof redis>, "CacheMissRateHigh"> = {
  CacheMissRateHigh: [
    {
      name: "84% of the look-ups of decks miss, and hardly any of pets",
      series: { ...pets, ...lookUps("0+960x60", "0+5040x60") },
      expect: { "30m": [], "31m": [seldomHelps("84%")] },
    },
    { name: "76% miss", series: lookUps("0+1440x60", "0+4560x60"), expect: { "50m": [] } },
    { name: "80% miss", series: lookUps("90000+900x60", "90000+3600x60"), expect: { "50m": [] } },
    {
      name: "there are 1.05 look-ups a second of two backends",
      series: { ...lookUps("9000+3.15x60", "9000+28.35x60"), ...lookUps("9000+3.15x60", "9000+28.35x60", "b") },
      expect: { "43m": [], "44m": [seldomHelps("90%")], "50m": [seldomHelps("90%")] },
    },
    {
      name: "there are 0.95 look-ups a second",
      series: lookUps("9000+5.7x60", "9000+51.3x60"),
      expect: { "50m": [], "60m": [] },
    },
    { name: "there is one look-up a second", series: lookUps("9000+5x60", "9000+55x60"), expect: { "50m": [] } },
    {
      name: "all miss, and then none: after three minutes it helps in a fifth of a quarter of an hour",
      series: lookUps("90000x40 96000+6000x20", "90000+6000x40 330000x20"),
      expect: { "40m": [seldomHelps("100%")], "42m": [seldomHelps("85.71%")], "43m": [] },
    },
    {
      name: "it is over before half an hour is",
      series: lookUps("90000x28 96000+6000x20", "90000+6000x28 258000x20"),
      expect: { "30m": [], "31m": [], "32m": [] },
    },
    {
      name: "one of two backends restarts",
      series: {
        ...lookUps("9000+960x24 0+960x30", "9000+5040x24 0+5040x30"),
        ...lookUps("9000+960x60", "9000+5040x60", "b"),
      },
      expect: { "30m": [], "31m": [seldomHelps("84%")] },
    },
    { name: "nobody looks anything up", series: lookUps("9000x60", "9000x60"), expect: { "50m": [] } },
    { name: "nothing is known", series: { 'up{job="backend",instance="a"}': "1x60" }, expect: { "50m": [] } },
  ],
};
