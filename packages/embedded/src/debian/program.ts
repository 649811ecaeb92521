import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { delimiter, join } from "node:path";
import type { Log } from "../progress.ts";
import { debianCacheDir } from "../project.ts";
import { debianPrograms } from "./debian-programs.ts";
import { environmentOf } from "./libraries.ts";
import { type PackageSetName, packageSets } from "./package-sets.ts";
import { wrapperOf } from "./wrapper.ts";

/** A program that can be run: its absolute path and additional environment. */
export interface Program {
  readonly command: string;
  readonly env: Readonly<Record<string, string>>;
}

interface ProgramSource {
  /** Names on PATH, in order of preference. */
  readonly names: readonly string[];
  readonly set: PackageSetName;
  /** Below the unpacked set. */
  readonly path: string;
}

const programs = {
  redis: { names: ["valkey-server", "redis-server"], set: "redis", path: "usr/bin/redis-server" },
  prometheus: { names: ["prometheus"], set: "prometheus", path: "usr/bin/prometheus" },
  promtool: { names: ["promtool"], set: "prometheus", path: "usr/bin/promtool" },
  alertmanager: {
    names: ["prometheus-alertmanager", "alertmanager"],
    set: "prometheus",
    path: wrapperOf("usr/bin/prometheus-alertmanager"),
  },
  amtool: { names: ["amtool"], set: "prometheus", path: "usr/bin/amtool" },
  "node-exporter": {
    names: ["prometheus-node-exporter", "node_exporter"],
    set: "exporters",
    path: "usr/bin/prometheus-node-exporter",
  },
  "postgres-exporter": {
    names: ["prometheus-postgres-exporter", "postgres_exporter"],
    set: "exporters",
    path: "usr/bin/prometheus-postgres-exporter",
  },
  "redis-exporter": {
    names: ["prometheus-redis-exporter", "redis_exporter"],
    set: "exporters",
    path: "usr/bin/prometheus-redis-exporter",
  },
  "sql-exporter": {
    names: ["prometheus-sql-exporter"], // sql_exporter is the name of other programs, too
    set: "sql-exporter",
    path: "usr/bin/prometheus-sql-exporter",
  },
  restic: { names: ["restic"], set: "restic", path: "usr/bin/restic" },
  pg_dump: { names: ["pg_dump"], set: "postgres-client", path: "bin/pg_dump" },
  pg_dumpall: { names: ["pg_dumpall"], set: "postgres-client", path: "bin/pg_dumpall" },
  pg_restore: { names: ["pg_restore"], set: "postgres-client", path: "bin/pg_restore" },
  chromium: { names: ["chromium", "chromium-browser"], set: "chromium", path: "usr/lib/chromium/chromium" },
} as const satisfies Record<string, ProgramSource>;

export type ProgramName = keyof typeof programs;

/** Every program that `program` can resolve. */
export const programNames = Object.keys(programs) as ProgramName[];

export interface ProgramOptions {
  readonly log?: Log | undefined;
  /** Aborts a download. */
  readonly signal?: AbortSignal | undefined;
  /** Directories to search, in the format of PATH, which is the default. */
  readonly path?: string;
  readonly cacheDir?: string;
  /** Whether a program on PATH is suitable; by default any is. */
  readonly accepts?: (command: string) => Promise<boolean>;
}

async function onPath(names: readonly string[], { path, accepts }: ProgramOptions): Promise<string | undefined> {
  const folders = (path ?? process.env["PATH"] ?? "").split(delimiter);
  const candidates = names.flatMap((name) => folders.map((dir) => join(dir, name)));
  for (const candidate of candidates) {
    const found = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found && (accepts === undefined || (await accepts(candidate)))) return candidate;
  }
  return undefined;
}

/**
 * Resolves a program: from PATH, else from Debian packages, unpacked into the project's folder on first use. Throws an
 * error that says what to install.
 */
export async function program(name: ProgramName, options: ProgramOptions = {}): Promise<Program> {
  const { names, set, path }: ProgramSource = programs[name];
  const command = await onPath(names, options);
  if (command !== undefined) return { command, env: {} };
  try {
    const { cacheDir = debianCacheDir, log, signal } = options;
    const root = await debianPrograms(set, { cacheDir, log, signal });
    return { command: join(root, path), env: await environmentOf(root, packageSets[set]) };
  } catch (cause) {
    options.signal?.throwIfAborted();
    const packages = packageSets[set].packages.join(" ");
    throw new Error(
      `${name} is not available: put ${names.join(" or ")} on PATH (Debian packages: ${packages}). ${(cause as Error).message}`,
      { cause },
    );
  }
}
