import { writeFile } from "node:fs/promises";
import { join } from "node:path";

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
