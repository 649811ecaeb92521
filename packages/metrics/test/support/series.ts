import type { Registry } from "../../src/instruments/index.ts";

/** The lines of a metric's series as a scrape shows them, without comments; those of its histogram parts included. */
export async function seriesLines(registry: Registry, name: string): Promise<string[]> {
  const text = await registry.metrics();
  return text.split("\n").filter((line) => new RegExp(`^${name}(_bucket|_sum|_count)?[{ ]`).test(line));
}
