import { fileURLToPath } from "node:url";
import type { Dashboard } from "@grafana/grafana-foundation-sdk/dashboard";
import { readDashboards } from "../../src/dashboards/read.ts";

const FOLDER = fileURLToPath(new URL("../../../grafana/dashboards/", import.meta.url));

/** Every generated dashboard by its uid. */
export async function generatedDashboards(): Promise<ReadonlyMap<string, Dashboard>> {
  return new Map([...(await readDashboards(FOLDER))].map(([uid, { model }]) => [uid, model]));
}
