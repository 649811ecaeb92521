import { FOLDERS } from "../dashboards/spec.ts";
import { mounted } from "./paths.ts";

/**
 * Where Grafana finds dashboards: a provider for each folder. What they show is changed here, never there, and one that is gone
 * here is gone there.
 */
export const providers = {
  apiVersion: 1,
  providers: Object.entries(FOLDERS).map(([folder, title]) => ({
    name: `petswipe-${folder}`,
    orgId: 1,
    folder: title,
    folderUid: `petswipe-${folder}`,
    type: "file",
    disableDeletion: false,
    allowUiUpdates: false,
    updateIntervalSeconds: 30,
    options: { path: mounted(folder) },
  })),
};
