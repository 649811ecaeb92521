import { missingIn } from "@petswipe/cli/missing";
import { openDraft, writeAll } from "./draft.ts";
import { formatAll } from "./format.ts";
import { KINDS, type KindName } from "./kinds/all.ts";
import type { Request } from "./request.ts";

const NEXT: Readonly<Record<KindName, (request: Request) => string>> = {
  metric: () => "pnpm generate",
  alert: ({ options }) => `pnpm generate && pnpm test:alerts ${options.in}`,
  panel: () => "pnpm generate",
  route: () => "pnpm generate && pnpm --filter @petswipe/backend test",
  kpi: () => "pnpm generate && pnpm --filter @petswipe/exporter test",
};

const marksIn = (texts: ReadonlyMap<string, string>): string[] =>
  [...texts].flatMap(([file, text]) => missingIn(text).map(({ line, what }) => `${file}:${line}: ${what}`));

/** Writes a skeleton below `root`, or throws and writes nothing. Returns what the user has to know. */
export async function run(root: string, kind: KindName, request: Request): Promise<string> {
  const draft = openDraft(root);
  const steps = KINDS[kind](request, draft);
  const texts = await formatAll(root, draft.changed);
  writeAll(root, texts);
  const todo = [...marksIn(texts), ...steps];
  return [
    "Wrote:",
    ...[...texts.keys()].map((file) => `  ${file}`),
    "",
    todo.length === 0 ? "Nothing is missing." : "Missing, in order:",
    ...todo.map((each, index) => `  ${index + 1}. ${each}`),
    "",
    `Then: ${NEXT[kind](request)}`,
    "",
  ].join("\n");
}
