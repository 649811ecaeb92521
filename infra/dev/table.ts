import { relative } from "node:path";
import { DEMO_PASSWORD, DEMO_USERS } from "@petswipe/demo/seed";
import type { Stage } from "./service.ts";
import type { ServiceStatus } from "./supervisor.ts";

/** Text in columns: each as wide as its longest cell, two spaces apart. */
export function renderColumns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

const order: readonly Stage[] = ["applications", "monitoring", "data", "traffic"];

const byInterest = (a: ServiceStatus, b: ServiceStatus): number =>
  order.indexOf(a.stage) - order.indexOf(b.stage) || a.name.localeCompare(b.name);

/** A path as it is shorter: relative to a folder that it is in, else whole. */
function shortPath(path: string, folder: string): string {
  const short = relative(folder, path);
  return short.startsWith("..") ? path : short;
}

/** What runs where, how to log in, and how to stop. Logs are shown relative to `folder`. */
export function renderSummary(statuses: readonly ServiceStatus[], folder: string): string {
  const rows = statuses
    .toSorted(byInterest)
    .map(({ name, url, state, logFile }) => [name, state === "missing" ? "" : url, state, shortPath(logFile, folder)]);
  const users = DEMO_USERS.map(({ role, email }) => [role, email, DEMO_PASSWORD]);
  return [
    renderColumns([["SERVICE", "WHERE", "STATE", "LOG"], ...rows]),
    renderColumns([["LOG IN AS", "E-MAIL", "PASSWORD"], ...users]),
    "Ctrl-C stops everything.",
  ].join("\n\n");
}
