import type { AlertSpec } from "./alert.ts";
import { topics } from "./topics.ts";

/** By the name of an alert, the names of those that it causes: what each alert says of its causes, the other way round. */
export function causes(): Record<string, string[]> {
  const effects: Record<string, Set<string>> = {};
  for (const table of Object.values(topics))
    for (const [name, { causedBy = [] }] of Object.entries<AlertSpec>(table))
      for (const cause of causedBy) {
        effects[cause] ??= new Set();
        effects[cause].add(name);
      }
  return Object.fromEntries(Object.entries(effects).map(([cause, names]) => [cause, [...names]]));
}
