import { NUMBERS, textTable } from "@petswipe/cli/table";
import type { InsertRates } from "../insert/rounds.ts";
import type { Results, SizeResults } from "../results.ts";
import { goalsOf } from "./goals.ts";

type Row = readonly string[];

const table = (rows: readonly Row[]) => textTable(rows, NUMBERS);

const number = (value: number) => value.toLocaleString("en", { maximumSignificantDigits: 3 });
const times = (value: number) => `${number(value)} x`;

function sizes({ small, large, nullControl }: Results): string {
  const row = (what: string, of: (size: SizeResults) => number): Row => [
    what,
    number(of(small)),
    number(of(large)),
    times(of(large) / of(small)),
  ];
  return table([
    ["", "1 M", "10 M", "growth"],
    row("swipes", ({ swipes }) => swipes),
    row("definitions by node-pg, ms", ({ naive }) => naive.total),
    row("definitions by prometheus-sql-exporter, ms", ({ sqlExporter }) => sqlExporter.total),
    row("  its CPU in PostgreSQL, ms", ({ sqlExporter }) => sqlExporter.cpu),
    row("collection every 15 s, mean, ms", ({ quiet }) => quiet.mean),
    row("  median, ms", ({ quiet }) => quiet.median),
    row("  p95, ms", ({ quiet }) => quiet.p95),
    row("  at a minute boundary, ms", ({ quiet }) => quiet.turn),
    row("collection at 500 swipes per minute, mean, ms", ({ busy }) => busy.mean),
    row("  median, ms", ({ busy }) => busy.median),
    row("  p95, ms", ({ busy }) => busy.p95),
    row("  at a minute boundary, ms", ({ busy }) => busy.turn),
    row("  CPU in PostgreSQL, ms", ({ process }) => process.postgresCpu),
    row("  CPU in the exporter, ms", ({ process }) => process.exporterCpu),
    row("scrape, median, ms", ({ process }) => process.scrapeMedian),
    row("scrape, p99, ms", ({ process }) => process.scrapeP99),
    row("exporter's memory (RSS), MB", ({ process }) => process.residentMegabytes),
    row("pnpm kpi:rebuild, s", ({ rebuildSeconds }) => rebuildSeconds),
    row("definitions ÷ collection", ({ naive, quiet }) => naive.total / quiet.mean),
    row("CPU: prometheus-sql-exporter ÷ ours", ({ sqlExporter, process }) => sqlExporter.cpu / process.postgresCpu),
    ["null control: 1 M ÷ 1 M, collection", "", "", times(nullControl)],
  ]);
}

function definitions({ small, large }: Results): string {
  const rows = Object.entries(large.naive.byKpi)
    .toSorted(([, one], [, other]) => other - one)
    .map(([kpi, ms]) => [kpi, number(small.naive.byKpi[kpi] ?? 0), number(ms)]);
  return table([["definition by node-pg, ms", "1 M", "10 M"], ...rows]);
}

const LABELS: Readonly<Record<string, string>> = {
  off: "without triggers",
  log: "change log (chosen), with folds",
  rollup: "roll-up in the transaction, one row per minute",
  sharded: "roll-up in the transaction, 16 rows per minute",
  off_again: "null control: without triggers again",
};

function inserts(title: string, rates: readonly InsertRates[]): string {
  const rows = rates.map(({ variant, swipesPerSecond, ratio, cpuPerSwipe, cpuRatio }) => [
    LABELS[variant] ?? variant,
    number(swipesPerSecond),
    times(ratio),
    number(cpuPerSwipe),
    times(cpuRatio),
  ]);
  return table([[title, "swipes/s", "÷ off", "CPU µs/swipe", "÷ off"], ...rows]);
}

/** For a terminal. */
export function renderReport(results: Results): string {
  const goals = goalsOf(results).map(({ goal, found, met }) => [met ? "met" : "MISSED", goal, found]);
  return [
    sizes(results),
    definitions(results),
    inserts("single-row inserts, 16 connections", results.inserts),
    inserts("100-row inserts, 16 connections", results.multiRowInserts),
    textTable(goals),
    "",
  ].join("\n\n");
}
