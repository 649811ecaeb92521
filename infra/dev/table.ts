import { relative } from "node:path";
import { textTable } from "@petswipe/cli/table";
import { DEMO_PASSWORD, DEMO_USERS } from "@petswipe/demo/seed";
import type { Stage } from "./service.ts";
import type { ServiceStatus } from "./supervisor.ts";

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
    textTable([["SERVICE", "WHERE", "STATE", "LOG"], ...rows]),
    textTable([["LOG IN AS", "E-MAIL", "PASSWORD"], ...users]),
    "Ctrl-C stops everything.",
  ].join("\n\n");
}
