import { createTestDatabase } from "@petswipe/database/testing";
import { closedSeriesNames, services } from "@petswipe/metrics";
import { type ClosedValues, changes, closedValues } from "@petswipe/metrics/testing";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Exporter, exporterOver } from "./support/exporter.ts";
import type { LabelRow } from "./support/label-rows/row.ts";
import { selfRows } from "./support/label-rows/self.ts";
import { storedRows } from "./support/label-rows/stored.ts";
import { windowRows } from "./support/label-rows/windows.ts";

const nameOf = (series: string) => series.slice(0, series.indexOf("{"));

/** The row's metrics, without zeros. */
async function valuesOf({ app }: Exporter, { values }: LabelRow): Promise<ClosedValues> {
  const names = new Set(Object.keys(values).map(nameOf));
  const all = changes({}, closedValues((await app.inject({ url: "/metrics" })).body, services.exporter));
  return Object.fromEntries(Object.entries(all).filter(([series]) => names.has(nameOf(series))));
}

const suites = [
  { what: "a KPI", rows: [...storedRows, ...windowRows] },
  { what: "a self-metric", rows: selfRows },
];

describe.each(suites)("$what has exactly these series:", ({ rows }) => {
  test.each(rows)("$what", async (row) => {
    const database = await createTestDatabase();
    const exporter = exporterOver(database.url, row.options);
    onTestFinished(async () => {
      await exporter.close();
      await database.drop();
    });
    await row.arrange?.(exporter);
    await exporter.collect();
    expect(await valuesOf(exporter, row)).toEqual(row.values);
  });
});

test("every closed label value of the exporter's metrics has a value in a row", () => {
  const found = new Set(suites.flatMap(({ rows }) => rows.flatMap(({ values }) => Object.keys(values))));
  expect([...found].sort()).toEqual(closedSeriesNames(services.exporter).sort());
});
