import { createHash } from "node:crypto";
import { access, mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { type Log, withProgress } from "../progress.ts";
import { type Apt, type AptOptions, openApt } from "./apt.ts";
import { environmentOf, writeFontConfig } from "./libraries.ts";
import { machineRelease, machineSources } from "./machine.ts";
import type { PackageSet } from "./package-sets.ts";
import { ownSources, testingSources } from "./source-list.ts";
import { writeLoaderWrapper, writeWrapper } from "./wrapper.ts";

export interface UnpackOptions extends AptOptions {
  /** Where everything is stored. */
  readonly cacheDir: string;
  readonly log?: Log | undefined;
}

/** The folder of an unpacked set; a changed definition gets another one. */
export function unpackedRoot(cacheDir: string, set: PackageSet): string {
  const digest = createHash("sha256").update(JSON.stringify(set)).digest("hex").slice(0, 12);
  return join(cacheDir, `${set.name}-${digest}`);
}

/** Whether a set has been unpacked. */
export async function isUnpacked(cacheDir: string, set: PackageSet): Promise<boolean> {
  return access(unpackedRoot(cacheDir, set)).then(
    () => true,
    () => false,
  );
}

async function aptOf(suite: "testing" | "own", options: UnpackOptions): Promise<Apt> {
  const release = await machineRelease();
  const select = suite === "testing" ? testingSources : ownSources;
  const sources = select(await machineSources(), release);
  return openApt(join(options.cacheDir, `apt-${suite}`), sources, options);
}

async function fetchAndUnpack(apt: Apt, set: PackageSet, root: string, log: Log | undefined): Promise<void> {
  await withProgress("fetching Debian's package lists", log, () => apt.update());
  const names = await apt.known(set.packages);
  const libraries = set.ownLoader ? await apt.withAllDependencies(set.ownLoader.libraries) : [];
  const packages = [...(set.dependencies ? await apt.withDependencies(names) : names), ...libraries];
  const megabytes = Math.ceil((await apt.downloadSize(packages)) / 1e6);
  const archives = `${root}.archives`;
  await rm(archives, { recursive: true, force: true });
  await mkdir(archives, { recursive: true });
  const what = `downloading ${set.name} from Debian (${packages.length} packages, ${megabytes} MB)`;
  await withProgress(what, log, () => apt.download(packages, archives));
  const files = (await readdir(archives)).filter((name) => name.endsWith(".deb"));
  await withProgress(`unpacking ${set.name}`, log, async () => {
    for (const file of files) await execa("dpkg", ["-x", join(archives, file), root]);
  });
  await rm(archives, { recursive: true });
}

async function verify(set: PackageSet, root: string): Promise<void> {
  const env = await environmentOf(root, set);
  const args = [set.versionArgument ?? "--version"];
  for (const program of set.proof) await execa(join(root, program), args, { env, timeout: 60_000 });
}

/** Removes the folders of earlier definitions of the set. */
async function removeOthers(cacheDir: string, setName: string, keep: string): Promise<void> {
  const names = (await readdir(cacheDir)).filter((name) => name.startsWith(`${setName}-`));
  const others = names.map((name) => join(cacheDir, name)).filter((path) => path !== keep);
  await Promise.all(others.map((path) => rm(path, { recursive: true, force: true })));
}

/** Unpacks a set below `cacheDir` from the first suite whose programs run here. The folder appears only when complete. */
export async function unpack(set: PackageSet, options: UnpackOptions): Promise<string> {
  const finalRoot = unpackedRoot(options.cacheDir, set);
  const root = `${finalRoot}.unpacking`;
  const failures: string[] = [];
  for (const suite of set.suites) {
    try {
      await rm(root, { recursive: true, force: true });
      await mkdir(root, { recursive: true });
      await fetchAndUnpack(await aptOf(suite, options), set, root, options.log);
      await writeFontConfig(root, finalRoot);
      for (const program of set.wrapped ?? []) await writeWrapper(root, program);
      for (const program of set.ownLoader?.programs ?? []) await writeLoaderWrapper(root, program);
      await verify(set, root);
      await rename(root, finalRoot);
      await removeOthers(options.cacheDir, set.name, finalRoot);
      return finalRoot;
    } catch (error) {
      options.signal?.throwIfAborted();
      failures.push(`${suite === "own" ? "the machine's suite" : `suite ${suite}`}: ${(error as Error).message}`);
    }
  }
  throw new Error(`could not unpack ${set.packages.join(", ")} from Debian.\n${failures.join("\n")}`);
}
