import type { Registry } from "../../src/instruments/index.ts";

/** The lines of a metric's series in a scrape, including a histogram's, without comments. */
export async function seriesLines(registry: Registry, name: string): Promise<string[]> {
  const text = await registry.metrics();
  return text.split("\n").filter((line) => new RegExp(`^${name}(_bucket|_sum|_count)?[{ ]`).test(line));
}
