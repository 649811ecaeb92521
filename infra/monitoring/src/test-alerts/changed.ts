import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { rulesUsedBy, testFilesIn } from "./topic-files.ts";

const git = async (folder: string, ...args: string[]): Promise<string> =>
  (await promisify(execFile)("git", args, { cwd: folder })).stdout;

/** The commit to compare with: where the branch left its upstream, or HEAD if it has none. */
const baseOf = (folder: string): Promise<string> =>
  git(folder, "merge-base", "HEAD", "@{upstream}").catch(() => git(folder, "rev-parse", "HEAD"));

/**
 * Test files that are changed or new, or load a rule file that is. Compared with the upstream branch, else with the last
 * commit. Undefined if the folder is not in a git repository. `folder` contains `rules` and `tests`.
 */
export async function changedTests(folder: string): Promise<string[] | undefined> {
  const base = (await baseOf(folder).catch(() => undefined))?.trim();
  if (base === undefined) return undefined;
  const changed = await git(folder, "diff", "--name-only", "--relative", base, "--", "rules", "tests");
  const added = await git(folder, "ls-files", "--others", "--exclude-standard", "--", "rules", "tests");
  const paths = new Set(`${changed}${added}`.split("\n"));
  const tests = join(folder, "tests");
  const isChanged = async (file: string) =>
    paths.has(`tests/${file}`) || (await rulesUsedBy(join(tests, file))).some((rules) => paths.has(`rules/${rules}`));
  const files = await testFilesIn(tests);
  const verdicts = await Promise.all(files.map(isChanged));
  return files.filter((_, index) => verdicts[index]);
}
