import { relative } from "node:path";
import { textTable } from "@petswipe/cli/table";
import { DEMO_PASSWORD, DEMO_USERS } from "@petswipe/demo/seed";
import type { Stage } from "./service.ts";
import type { ServiceStatus } from "./supervisor.ts";

const ORDER: readonly Stage[] = ["applications", "monitoring", "data", "traffic"];

const byStage = (a: ServiceStatus, b: ServiceStatus): number =>
  ORDER.indexOf(a.stage) - ORDER.indexOf(b.stage) || a.name.localeCompare(b.name);

/** A path relative to a folder that contains it, else the whole path. */
function shortPath(path: string, folder: string): string {
  const short = relative(folder, path);
  return short.startsWith("..") ? path : short;
}

/** All services with their addresses, the demo logins, and how to stop. Log files are relative to `folder`. */
export function renderSummary(statuses: readonly ServiceStatus[], folder: string): string {
  const rows = statuses
    .toSorted(byStage)
    .map(({ name, url, state, logFile }) => [name, state === "missing" ? "" : url, state, shortPath(logFile, folder)]);
  const users = DEMO_USERS.map(({ role, email }) => [role, email, DEMO_PASSWORD]);
  return [
    textTable([["SERVICE", "ADDRESS", "STATE", "LOG"], ...rows]),
    textTable([["ROLE", "EMAIL", "PASSWORD"], ...users]),
    "Ctrl-C stops everything.",
  ].join("\n\n");
}
