import { mkdir, readdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";

/** Where the wrapper of an unpacked program lies, below the same root. */
export function wrapperOf(program: string): string {
  return `${program}.wrapper`;
}

/**
 * Writes a wrapper that runs a program with its own package's `/usr/share` in place of the machine's. It does so in a
 * mount namespace of its own, which needs no root where users may have namespaces. The process keeps its pid.
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

const loader = /^ld-linux-[^/]*\.so\.\d+$/;

/**
 * Writes a wrapper below `bin` that starts a program with the loader and the libraries of its own folder. The program
 * believes that it is the wrapper, and so looks for its companions beside that.
 */
export async function writeLoaded(root: string, program: string): Promise<void> {
  const files = await readdir(join(root, "usr", "lib"), { recursive: true });
  const found = files.find((file) => loader.test(basename(file)) && file.includes("-linux-gnu"));
  if (found === undefined) throw new Error(`${program} came without a loader of its own`);
  const script = `#!/bin/sh
root=$(cd "$(dirname "$0")/.." && pwd) || exit
libraries=$root/usr/lib/${found.slice(0, found.lastIndexOf("/"))}
exec "$libraries/${basename(found)}" --library-path "$libraries" --argv0 "$root/bin/${basename(program)}" "$root/${program}" "$@"
`;
  await mkdir(join(root, "bin"), { recursive: true });
  await writeFile(join(root, "bin", basename(program)), script, { mode: 0o755 });
}
