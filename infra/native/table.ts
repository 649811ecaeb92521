import { relative } from "node:path";
import { DEMO_PASSWORD, DEMO_USERS } from "@petswipe/database/seed";
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

/** What runs where, how to log in, and how to stop. Logs are shown relative to `cwd`. */
export function renderSummary(statuses: readonly ServiceStatus[], cwd: string): string {
  const rows = statuses.map(({ name, url, state, logFile }) => [name, url, state, relative(cwd, logFile)]);
  const users = DEMO_USERS.map(({ role, email }) => [role, email, DEMO_PASSWORD]);
  return [
    renderColumns([["SERVICE", "WHERE", "STATE", "LOG"], ...rows]),
    renderColumns([["LOG IN AS", "E-MAIL", "PASSWORD"], ...users]),
    "Ctrl-C stops everything.",
  ].join("\n\n");
}
