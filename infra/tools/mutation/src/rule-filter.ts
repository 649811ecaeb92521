import type { IndexedRule } from "./rule-index.ts";

/** A rule file's topic: several files may have the same. */
export const topicOf = (file: string): string => file.replace(/^alerts-/, "").replace(/\.yml$/, "");

/**
 * Selects rules by name or by their file's topic; all of them where neither is given. Throws an error that names an unknown
 * rule or topic.
 */
export function ruleFilter(
  rules: readonly IndexedRule[],
  { rules: names, topics }: { readonly rules: readonly string[]; readonly topics: readonly string[] },
): (rule: IndexedRule) => boolean {
  const known = new Set(rules.map(({ file }) => topicOf(file)));
  for (const name of names)
    if (!rules.some((rule) => rule.name === name))
      throw new Error(`unknown rule "${name}": expected an alert or a recorded metric in infra/prometheus/rules`);
  for (const topic of topics)
    if (!known.has(topic)) throw new Error(`unknown topic "${topic}": expected one of ${[...known].join(", ")}`);
  if (names.length + topics.length === 0) return () => true;
  return ({ name, file }) => names.includes(name) || topics.includes(topicOf(file));
}
