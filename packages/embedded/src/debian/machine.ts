import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseSources, type Release, type Source } from "./source-list.ts";

async function sourceFiles(etcApt: string): Promise<string[]> {
  const parts = await readdir(join(etcApt, "sources.list.d")).catch(() => []);
  return [join(etcApt, "sources.list"), ...parts.toSorted().map((name) => join(etcApt, "sources.list.d", name))];
}

/** All binary sources in this machine's apt configuration. */
export async function machineSources(etcApt = "/etc/apt"): Promise<Source[]> {
  const files = (await sourceFiles(etcApt)).filter((path) => /\.(list|sources)$/.test(path));
  const sources = files.map(async (path) => {
    const text = await readFile(path, "utf8").catch(() => "");
    return parseSources(text, path.endsWith(".list") ? "list" : "sources");
  });
  return (await Promise.all(sources)).flat();
}

/** This machine's distribution; empty strings if unknown. */
export async function machineRelease(path = "/etc/os-release"): Promise<Release> {
  const text = await readFile(path, "utf8").catch(() => "");
  const value = (name: string) => new RegExp(`^${name}="?([^"\n]*)"?$`, "m").exec(text)?.[1] ?? "";
  return { id: value("ID"), codename: value("VERSION_CODENAME") };
}
