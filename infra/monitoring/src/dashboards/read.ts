import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Dashboard } from "@grafana/grafana-foundation-sdk/dashboard";

/** A dashboard's file, by its path below the folder that was read. */
export interface DashboardFile {
  readonly path: string;
  readonly model: Dashboard;
}

/** Reads every dashboard below a folder, ordered by path. Keys are the uids, which are the names of the files. */
export async function readDashboards(folder: string): Promise<ReadonlyMap<string, DashboardFile>> {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(".json")).sort();
  const read = async (path: string) => {
    const model = JSON.parse(await readFile(join(folder, path), "utf8")) as Dashboard;
    return [basename(path, ".json"), { path, model }] as const;
  };
  return new Map(await Promise.all(paths.map(read)));
}
