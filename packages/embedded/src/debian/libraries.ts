import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PackageSet } from "./package-sets.ts";

const SHARED_OBJECT = /\.so(\.|$)/;

async function hasLibraries(dir: string): Promise<boolean> {
  const names = await readdir(dir).catch(() => []);
  return names.some((name) => SHARED_OBJECT.test(name));
}

async function children(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => join(dir, entry.name));
}

/** The folders with shared libraries below an unpacked root: lib, lib/<triplet> and lib/<triplet>/<package>. */
async function libraryFolders(root: string): Promise<string[]> {
  const roots = [join(root, "lib"), join(root, "usr", "lib")];
  const triplets = (await Promise.all(roots.map(children))).flat().filter((dir) => dir.endsWith("-linux-gnu"));
  const packages = (await Promise.all(triplets.map(children))).flat();
  const candidates = [...triplets, ...roots, ...packages];
  const found = await Promise.all(candidates.map(hasLibraries));
  return candidates.filter((_, index) => found[index]);
}

/** Environment in which programs of an unpacked root find its libraries and fonts, if it has any. */
export async function environmentOf(root: string, set: Partial<PackageSet> = {}): Promise<Record<string, string>> {
  if (set.ownLoader) return {}; // set by the wrappers: the machine's shell cannot run with that C library
  const folders = await libraryFolders(root);
  const fonts = await readdir(join(root, "usr", "share", "fonts")).catch(() => []);
  return {
    ...(folders.length > 0 && { LD_LIBRARY_PATH: folders.join(":") }),
    ...(fonts.length > 0 && { FONTCONFIG_FILE: join(root, FONTS_FILE) }),
  };
}

const FONTS_FILE = "fonts.conf";

/** Writes a fontconfig file that adds an unpacked root's fonts to the machine's; `finalRoot` is its final location. */
export async function writeFontConfig(root: string, finalRoot: string): Promise<void> {
  const xml = (path: string) => path.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${xml(join(finalRoot, "usr/share/fonts"))}</dir>
  <cachedir>${xml(join(finalRoot, "fontconfig-cache"))}</cachedir>
</fontconfig>
`;
  await writeFile(join(root, FONTS_FILE), text);
}
