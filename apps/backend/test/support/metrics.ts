import type { Backend } from "./backend.ts";

/** The sum of a metric's series with these labels, as in /metrics; 0 without any. */
export async function metricValue(
  backend: Pick<Backend, "registry">,
  name: string,
  labels: Record<string, string> = {},
): Promise<number> {
  return (await seriesOf(backend, name))
    .filter((series) => Object.entries(labels).every(([label, value]) => series.labels[label] === value))
    .reduce((sum, series) => sum + series.value, 0);
}

export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** All series of a name, parsed from the text that Prometheus scrapes. */
export async function seriesOf(backend: Pick<Backend, "registry">, name: string): Promise<Series[]> {
  const text = await backend.registry.metrics();
  return text.split("\n").flatMap((line) => {
    const match = /^([a-zA-Z_:][\w:]*)(?:\{(.*?)\})? (\S+)/.exec(line);
    if (match?.[1] !== name) return [];
    const pairs = [...(match[2] ?? "").matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)];
    return [{ labels: Object.fromEntries(pairs.map(([, label, value]) => [label, value])), value: Number(match[3]) }];
  });
}
