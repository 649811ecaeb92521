import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { catalogue, closedSeriesNames, type MetricName, services } from "@petswipe/metrics";
import { type ClosedValues, changes, closedValues } from "@petswipe/metrics/testing";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { neverMoved, suites } from "./support/label-rows/all.ts";
import { startQuietBackend } from "./support/label-rows/quiet-backend.ts";
import { type LabelRow, nameOf, type World } from "./support/label-rows/suite.ts";
import { listen } from "./support/server.ts";
import { signUp } from "./support/users.ts";

const source = join(import.meta.dirname, "../src");

const read = async ({ backend }: World) => closedValues(await backend.registry.metrics(), services.backend);

/** The values once they stand still: a request is counted shortly after its response has been sent. */
async function settled(world: World): Promise<ClosedValues> {
  const values = await read(world);
  await setImmediate();
  return isDeepStrictEqual(values, await read(world)) ? values : settled(world);
}

/** The moves of the row's metrics: values of gauges, and what was added to others. */
function movesOf({ moves }: LabelRow, before: ClosedValues, after: ClosedValues): ClosedValues {
  const names = new Set(Object.keys(moves).map(nameOf));
  const isGauge = (series: string) => catalogue[nameOf(series) as MetricName].type === "gauge";
  const base = Object.fromEntries(Object.entries(before).filter(([series]) => !isGauge(series)));
  return Object.fromEntries(Object.entries(changes(base, after)).filter(([series]) => names.has(nameOf(series))));
}

describe.each(suites)("$what", ({ env, rows }) => {
  let world: World;
  beforeAll(async () => {
    const backend = await startQuietBackend(env);
    const [shelter, adopter] = [await signUp(backend, "shelter"), await signUp(backend)];
    world = { backend, shelter, adopter, origin: await listen(backend) };
  });
  afterAll(() => world.backend.close());

  test.each(rows)("$what moves exactly its series", async (row) => {
    const { act, release } = await row.arrange(world);
    const before = await settled(world);
    await act();
    try {
      await vi.waitFor(async () => expect(movesOf(row, before, await read(world))).toEqual(row.moves));
    } finally {
      await release?.();
    }
  });

  test("no series moved that never moves", async () => {
    const moved = Object.entries(await read(world)).filter(([series, value]) => series in neverMoved && value !== 0);
    expect(moved).toEqual([]);
  });
});

describe("every closed label value of the backend's metrics", () => {
  test("is moved by a row, or never moves for a reason", () => {
    const moved = suites.flatMap(({ rows }) => rows.flatMap(({ moves }) => Object.keys(moves)));
    expect(moved.filter((series) => series in neverMoved)).toEqual([]);
    const all = new Set([...moved, ...Object.keys(neverMoved)]);
    expect([...all].sort()).toEqual(closedSeriesNames(services.backend).sort());
  });

  test("that never moves has no statement in the source", () => {
    const files = globSync("**/*.ts", { cwd: source }).map((file) => readFileSync(join(source, file), "utf8"));
    const declared = files.flatMap((text) => [...text.matchAll(/\bstatement(?:<[^(]*>)?\(\s*"(\w+)",\s*"(\w+)"/g)]);
    const series = declared.map(
      ([, operation, table]) => `db_queries_total{operation="${operation}",table="${table}"}`,
    );
    expect(declared.length).toBeGreaterThan(40);
    expect(series.filter((name) => name in neverMoved)).toEqual([]);
  });
});
