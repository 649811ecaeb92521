import type { Folder } from "../dashboards/spec.ts";
import { DASHBOARDS, type Dashboard } from "../links.ts";

/** Where Grafana's container has the folder infra/grafana/dashboards. */
const MOUNTED = "/etc/grafana/dashboards";

/** A dashboard's file below the folder of dashboards. */
export const fileOf = (dashboard: Dashboard, folder: Folder): string => `${folder}/${DASHBOARDS[dashboard]}.json`;

/** A file or folder of dashboards as Grafana's container sees it. */
export const mounted = (path: string): string => `${MOUNTED}/${path}`;
