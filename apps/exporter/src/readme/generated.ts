import { readFile } from "node:fs/promises";
import { attempt, type Generated } from "@petswipe/cli/generated";
import { withPart } from "@petswipe/cli/markdown";
import { kpis } from "../kpis/all.ts";
import { definitions, selfMetrics } from "./definitions.ts";

const FILE = "apps/exporter/README.md";

/** The README's generated sections, from the KPIs and the catalogue. */
export async function generated(): Promise<Generated> {
  const text = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const problems: string[] = [];
  const render = () => withPart(withPart(text, "definitions", definitions(kpis)), "self-metrics", selfMetrics());
  const page = attempt(FILE, render, problems);
  return { files: new Map(page === undefined ? [] : [[FILE, page]]), problems };
}
