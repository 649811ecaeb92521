import { collect } from "./collect.ts";
import type { Generator } from "./generators.ts";
import { staleFiles, writeFiles } from "./write.ts";

const list = (items: readonly string[]): string => items.map((item) => `  - ${item}\n`).join("");
const files = (count: number): string => `${count} ${count === 1 ? "file" : "files"}`;

/** Generates below `root`, or with `check` only compares. Gives the exit code. */
export async function run(
  root: string,
  generators: ReadonlyMap<string, Generator>,
  { check }: { readonly check: boolean },
): Promise<number> {
  const collected = await collect(root, generators);
  const { problems } = collected;
  if (problems.length > 0) {
    process.stderr.write(`${check ? "Problems" : "Nothing was written"}:\n${list(problems)}`);
    return 1;
  }
  const stale = await staleFiles(root, collected);
  if (check && stale.length > 0) {
    process.stderr.write(`Out of date; run pnpm generate:\n${list(stale)}`);
    return 1;
  }
  if (!check) await writeFiles(root, collected, stale);
  const upToDate = collected.files.size - stale.filter((file) => collected.files.has(file)).length;
  process.stdout.write(
    check
      ? "Generated files are up to date.\n"
      : `${files(stale.length)} changed, ${upToDate} up to date.\n${list(stale)}`,
  );
  return 0;
}
