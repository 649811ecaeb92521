import { FOLDERS } from "../dashboards/spec.ts";
import { mounted } from "./paths.ts";

/**
 * Where Grafana finds dashboards: a provider per folder. Dashboards cannot be edited in Grafana, and a dashboard whose file is
 * deleted disappears.
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
