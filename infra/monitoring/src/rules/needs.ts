import { metricsIn } from "@petswipe/promql/selectors";
import type { RuleFiles, RuleGroup } from "./rule-file.ts";

const rulesOf = (groups: readonly RuleGroup[]) => groups.flatMap(({ rules }) => rules);

/** The file of each recorded metric. */
export function recordedIn(files: RuleFiles): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(files).flatMap(([file, groups]) =>
      rulesOf(groups).flatMap((rule) => ("record" in rule ? [[rule.record, file] as const] : [])),
    ),
  );
}

/** A rule file and its direct and indirect dependencies, dependencies first. */
export function withItsNeeds(name: string, files: RuleFiles): string[] {
  const recorded = recordedIn(files);
  const seen = new Set<string>();
  const found: string[] = [];
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    const asked = rulesOf(files[file] ?? []).flatMap(({ expr }) => metricsIn(expr));
    for (const metric of asked) {
      const needed = recorded.get(metric);
      if (needed !== undefined) visit(needed);
    }
    found.push(file);
  };
  visit(name);
  return found;
}
