import type { Dashboard as Model } from "@grafana/grafana-foundation-sdk/dashboard";
import { DASHBOARDS, type Dashboard } from "../links.ts";
import { dashboards } from "./all.ts";
import { dashboardModel } from "./build.ts";

/** Dashboards as Grafana reads them, by topic. */
export type Models = Readonly<Record<string, Model>>;

/** Every dashboard as Grafana reads it. */
export const dashboardModels = (): Models =>
  Object.fromEntries(
    (Object.keys(DASHBOARDS) as Dashboard[]).map((name) => [name, dashboardModel(name, dashboards[name])]),
  );
