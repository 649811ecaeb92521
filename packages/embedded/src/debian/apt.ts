import { mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { formatSources, type Source } from "./source-list.ts";

/** apt with its own lists and state: it reads what is installed on the machine and changes nothing there. */
export interface Apt {
  /** Fetches the package lists unless they are fresh. */
  update(): Promise<void>;
  /** The names that exist in the archive. */
  known(names: readonly string[]): Promise<string[]>;
  /** The packages and their dependencies that are not installed. */
  withDependencies(names: readonly string[]): Promise<string[]>;
  /** The packages and all their dependencies down to the C library, installed or not. */
  withAllDependencies(names: readonly string[]): Promise<string[]>;
  /** What a download would fetch, in bytes. */
  downloadSize(packages: readonly string[]): Promise<number>;
  /** Downloads the packages' files into a directory. */
  download(packages: readonly string[], dir: string): Promise<void>;
}

export interface AptOptions {
  /** dpkg's list of installed packages; by default the machine's. */
  readonly statusFile?: string | undefined;
  /** Aborts running commands. */
  readonly signal?: AbortSignal | undefined;
}

const FRESH_MS = 10 * 60_000;
const LOADER_PACKAGES = /^(libc6|libc-bin|libc6-.*)$/; // must match the machine's loader, so never replaced

function options(stateDir: string, sourceList: string, statusFile: string): string[] {
  const settings = {
    "Dir::Etc::SourceList": sourceList,
    "Dir::Etc::SourceParts": "-",
    "Dir::Etc::Preferences": "/dev/null", // the machine's pins apply to installed packages
    "Dir::Etc::PreferencesParts": "/dev/null",
    "Dir::State": stateDir,
    "Dir::State::Status": statusFile,
    "Dir::Cache": stateDir,
    "APT::Sandbox::User": "root", // no switch to a user who cannot read the project's folder
    "Acquire::Languages": "none",
    "Acquire::Retries": "2",
    "Acquire::http::Timeout": "15", // seconds
    "Acquire::https::Timeout": "15",
    "Acquire::IndexTargets::deb::DEP-11::DefaultEnabled": "false",
    "Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled": "false",
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
}

type Run = (program: "apt-get" | "apt-cache", args: readonly string[], cwd?: string) => Promise<string>;

function runner(stateDir: string, common: readonly string[], signal: AbortSignal | undefined): Run {
  return async (program, args, cwd = stateDir) => {
    const cancel = signal && { cancelSignal: signal };
    const result = await execa(program, [...common, ...args], { env: { LC_ALL: "C" }, cwd, reject: false, ...cancel });
    signal?.throwIfAborted();
    if (!result.failed) return result.stdout;
    const errors = result.stderr.match(/^E: .*$/gm)?.join("\n") ?? result.shortMessage;
    throw new Error(`${program} ${args[0]} failed: ${errors}`);
  };
}

async function update(run: Run, stateDir: string): Promise<void> {
  const stamp = join(stateDir, "updated");
  const { mtimeMs } = await stat(stamp).catch(() => ({ mtimeMs: 0 }));
  if (Date.now() - mtimeMs < FRESH_MS) return;
  await run("apt-get", ["update", "--error-on=any", "-q"]);
  await writeFile(stamp, "");
}

async function simulate(run: Run, names: readonly string[], flags: readonly string[]) {
  const simulated = await run("apt-get", ["install", "--simulate", "--no-install-recommends", ...flags, ...names]);
  const steps = simulated.matchAll(/^Inst (\S+) (?:\[[^\]]*\] )?\((\S+)/gm);
  return [...steps].map(([, name = "", version = ""]) => ({ name, pinned: `${name}=${version}` }));
}

async function withDependencies(run: Run, names: readonly string[]): Promise<string[]> {
  const packages = await simulate(run, names, ["--reinstall"]);
  return packages.filter(({ name }) => !LOADER_PACKAGES.test(name)).map(({ pinned }) => pinned);
}

async function withAllDependencies(run: Run, names: readonly string[]): Promise<string[]> {
  const packages = await simulate(run, names, ["-o", "Dir::State::Status=/dev/null"]);
  return packages.map(({ pinned }) => pinned);
}

/** Sets up apt in `stateDir` for the given sources. Throws without any. */
export async function openApt(
  stateDir: string,
  sources: readonly Source[],
  { statusFile = "/var/lib/dpkg/status", signal }: AptOptions = {},
): Promise<Apt> {
  if (sources.length === 0) throw new Error("no sources of this machine's distribution in /etc/apt");
  const sourceList = join(stateDir, "debian.sources");
  await mkdir(join(stateDir, "lists", "partial"), { recursive: true });
  await mkdir(join(stateDir, "archives", "partial"), { recursive: true });
  await writeFile(sourceList, formatSources(sources));
  const run = runner(stateDir, options(stateDir, sourceList, statusFile), signal);
  return {
    update: () => update(run, stateDir),
    async known(names) {
      const available = new Set((await run("apt-cache", ["pkgnames"])).split("\n"));
      return names.filter((name) => available.has(name));
    },
    withDependencies: (names) => withDependencies(run, names),
    withAllDependencies: (names) => withAllDependencies(run, names),
    async downloadSize(packages) {
      const uris = await run("apt-get", ["download", "--print-uris", "-q", ...packages]);
      return [...uris.matchAll(/^'[^']*' \S+ (\d+)/gm)].reduce((sum, [, size]) => sum + Number(size), 0);
    },
    download: async (packages, dir) => void (await run("apt-get", ["download", "-q", ...packages], dir)),
  };
}
