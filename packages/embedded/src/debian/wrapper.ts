import { mkdir, readdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";

/** The path of a program's wrapper, relative to the same root. */
export function wrapperOf(program: string): string {
  return `${program}.wrapper`;
}

/**
 * Writes a wrapper that runs a program with its package's `/usr/share` instead of the machine's, in its own mount
 * namespace. Needs no root where user namespaces are allowed. The process keeps its pid.
 */
export async function writeWrapper(root: string, program: string): Promise<void> {
  const depth = program.split("/").slice(1).fill("..").join("/");
  const script = `#!/bin/sh
root=$(cd "$(dirname "$0")/${depth}" && pwd) || exit
exec unshare --user --map-root-user --mount sh -c \
  'mount --bind "$0/usr/share" /usr/share && exec "$0/${program}" "$@"' "$root" "$@"
`;
  await writeFile(join(root, wrapperOf(program)), script, { mode: 0o755 });
}

const LOADER = /^ld-linux-[^/]*\.so\.\d+$/;

/**
 * Writes a wrapper in `bin` that starts a program with the loader and libraries of its folder. The wrapper's path is the
 * program's argv[0], so it looks for related programs beside the wrapper.
 */
export async function writeLoaderWrapper(root: string, program: string): Promise<void> {
  const files = await readdir(join(root, "usr", "lib"), { recursive: true });
  const found = files.find((file) => LOADER.test(basename(file)) && file.includes("-linux-gnu"));
  if (found === undefined) throw new Error(`${program} has no loader in its packages`);
  const script = `#!/bin/sh
root=$(cd "$(dirname "$0")/.." && pwd) || exit
libraries=$root/usr/lib/${found.slice(0, found.lastIndexOf("/"))}
exec "$libraries/${basename(found)}" --library-path "$libraries" --argv0 "$root/bin/${basename(program)}" "$root/${program}" "$@"
`;
  await mkdir(join(root, "bin"), { recursive: true });
  await writeFile(join(root, "bin", basename(program)), script, { mode: 0o755 });
}
