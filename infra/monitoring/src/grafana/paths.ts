import type { Folder } from "../dashboards/spec.ts";
import { DASHBOARDS, type Dashboard } from "../links.ts";

/** Where Grafana's container mounts the folder infra/grafana/dashboards. */
const MOUNTED = "/etc/grafana/dashboards";

/** A dashboard's file, relative to the dashboards folder. */
export const fileOf = (dashboard: Dashboard, folder: Folder): string => `${folder}/${DASHBOARDS[dashboard]}.json`;

/** The path of a dashboard file or folder inside Grafana's container. */
export const mounted = (path: string): string => `${MOUNTED}/${path}`;
