import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Dashboard as Model } from "@grafana/grafana-foundation-sdk/dashboard";
import { DASHBOARDS, type Dashboard } from "@petswipe/monitoring/links";

/** A dashboard and its file, relative to the folder that was read. */
export interface DashboardFile {
  readonly path: string;
  readonly model: Model;
}

/** Reads a dashboard as Grafana does, from its file anywhere below a folder. Throws when there is none. */
export async function readDashboard(folder: string, name: Dashboard): Promise<DashboardFile> {
  const file = `${DASHBOARDS[name]}.json`;
  const path = (await readdir(folder, { recursive: true })).find((entry) => basename(entry) === file);
  if (path === undefined) throw new Error(`${file} does not exist in ${folder}: run pnpm generate`);
  return { path, model: JSON.parse(await readFile(join(folder, path), "utf8")) as Model };
}
