import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { execa } from "execa";

const LEFT_OUT = new Set([".git", ".cache", ".data", ".next", ".turbo", "dist"]);

/** A copy of the repository, in which commands write. Workspaces in it import each other's copies. */
export async function copyRepository() {
  const root = await mkdtemp(join(tmpdir(), "new skeletons "));
  const modules = join(projectRoot, "node_modules");
  const filter = (path: string) => path !== modules && !LEFT_OUT.has(basename(path));
  await cp(projectRoot, root, { recursive: true, verbatimSymlinks: true, filter });
  await symlink(modules, join(root, "node_modules"));

  /** Runs a program of the root's node_modules, or Node itself. Returns what it prints. */
  const run = async (program: string, args: readonly string[], folder = "") => {
    const where = {
      cwd: join(root, folder),
      localDir: projectRoot,
      preferLocal: true,
      reject: false,
      all: true,
    } as const;
    const { all, exitCode } = await execa(program, args, where);
    return { all, exitCode };
  };
  return {
    root,
    run,
    pnpmNew: (...args: string[]) => run(process.execPath, ["infra/tools/new/src/cli.ts", ...args]),
    generate: () => run(process.execPath, ["infra/tools/generate/src/cli.ts"]),
    remove: () => rm(root, { recursive: true }),
  };
}
export type Copy = Awaited<ReturnType<typeof copyRepository>>;
