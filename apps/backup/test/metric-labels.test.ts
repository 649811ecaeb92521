import { closedSeriesNames, services } from "@petswipe/metrics";
import { changes, closedValues } from "@petswipe/metrics/testing";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { makeGrafana } from "./support/grafana.ts";
import { type PetSwipe, startPetSwipe } from "./support/postgres.ts";
import { type Scraping, startScraping } from "./support/prometheus.ts";
import { type Fixture, prepare } from "./support/service.ts";

let petswipe: PetSwipe;
let scraping: Scraping;
beforeAll(async () => {
  [petswipe, scraping] = await Promise.all([startPetSwipe({ demo: false }), startScraping()]);
});
afterAll(async () => {
  scraping.stopTarget();
  await scraping.prometheus.stop();
  await petswipe.stop();
});

/** Enables one source alone; Grafana's is enabled in every fixture, and skipped without its file. */
const ENABLE = {
  postgres: () => ({ DATABASE_URL: petswipe.url }),
  prometheus: () => ({ PROMETHEUS_DATA: scraping.prometheus.data, PROMETHEUS_URL: scraping.prometheus.url }),
  grafana: ({ grafana }: Fixture) => {
    makeGrafana(grafana);
    return {};
  },
};

/** The series of one source's first backup. */
const backedUp = (source: keyof typeof ENABLE) => ({
  [`backup_enabled{source="${source}"}`]: 1,
  [`backup_last_run_success{source="${source}"}`]: 1,
  [`backup_last_success_timestamp_seconds{source="${source}"}`]: expect.closeTo(Date.now() / 1000, -3),
  [`backup_size_bytes{source="${source}"}`]: expect.any(Number),
});

const ROWS = [
  ["postgres", backedUp("postgres")],
  ["prometheus", backedUp("prometheus")],
  ["grafana", backedUp("grafana")],
] as const;

describe("a backup is reported for its source, and for no other:", () => {
  for (const [source, values] of ROWS) {
    it(source, async (context) => {
      const fixture = await prepare(context);
      const service = await fixture.start(ENABLE[source](fixture));
      const read = async () => changes({}, closedValues(await service.metrics(), services.backup));
      await vi.waitFor(async () => expect(await read()).toEqual(values), { timeout: 50_000, interval: 200 });
    });
  }
});

it("every closed label value of the service's metrics is reported in a row", () => {
  const found = ROWS.flatMap(([, values]) => Object.keys(values));
  expect(found.sort()).toEqual(closedSeriesNames(services.backup).sort());
});
