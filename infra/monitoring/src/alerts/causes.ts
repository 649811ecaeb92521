import type { AlertSpec } from "./alert.ts";
import { topics } from "./topics.ts";

/** The names of the alerts that each alert causes: `causedBy`, inverted. */
export function causes(): Record<string, string[]> {
  const effects: Record<string, string[]> = {};
  for (const table of Object.values(topics))
    for (const [name, { causedBy = [] }] of Object.entries<AlertSpec>(table))
      for (const cause of causedBy) {
        effects[cause] ??= [];
        effects[cause].push(name);
      }
  return effects;
}
