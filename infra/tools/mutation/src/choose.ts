import type { PlacedRule } from "./placed.ts";

/** A rule file's topic: several files may be of one. */
export const topicOf = (file: string): string => file.replace(/^alerts-/, "").replace(/\.yml$/, "");

/**
 * Whether a rule is asked for by its name or by its file's topic; every one is when nothing is asked for. Throws an error
 * that names a rule or a topic which there is not.
 */
export function chooser(
  rules: readonly PlacedRule[],
  { rules: names, topics }: { readonly rules: readonly string[]; readonly topics: readonly string[] },
): (placed: PlacedRule) => boolean {
  const known = new Set(rules.map(({ file }) => topicOf(file)));
  for (const name of names)
    if (!rules.some((placed) => placed.name === name))
      throw new Error(`there is no rule "${name}": give an alert's name, or that of a recorded metric`);
  for (const topic of topics)
    if (!known.has(topic)) throw new Error(`there is no topic "${topic}": the topics are ${[...known].join(", ")}`);
  if (names.length + topics.length === 0) return () => true;
  return ({ name, file }) => names.includes(name) || topics.includes(topicOf(file));
}
