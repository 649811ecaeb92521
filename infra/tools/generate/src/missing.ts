import type { Generated } from "@petswipe/cli/generated";
import { missingIn } from "@petswipe/cli/missing";
import { projectRoot } from "@petswipe/embedded";
import { sourcesIn } from "./sources.ts";

/** The tool that writes the marks. */
const MARKS_OTHERS = "infra/tools/new/";

/** What skeletons by `pnpm new` still lack below `root`. */
export const missingBelow = (root: string): string[] =>
  [...sourcesIn(root, "{apps,packages,infra,docs}/**/*.{ts,tsx,md,sql}")]
    .filter(([file]) => !file.startsWith(MARKS_OTHERS))
    .flatMap(([file, text]) => missingIn(text).map(({ line, what }) => `${file}:${line}: write ${what}`));

/** Generates nothing: refuses skeletons that are not filled in. */
export const generated = async (): Promise<Generated> => ({ files: new Map(), problems: missingBelow(projectRoot) });
