import { readdir, readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import type { Dashboard } from "@grafana/grafana-foundation-sdk/dashboard";

const FOLDER = fileURLToPath(new URL("../../../grafana/dashboards/", import.meta.url));

/** Every generated dashboard, by the uid that its file is called by. */
export async function generatedDashboards(): Promise<ReadonlyMap<string, Dashboard>> {
  const files = (await readdir(FOLDER, { recursive: true })).filter((file) => file.endsWith(".json")).sort();
  const read = async (file: string) =>
    [basename(file, ".json"), JSON.parse(await readFile(FOLDER + file, "utf8")) as Dashboard] as const;
  return new Map(await Promise.all(files.map(read)));
}
