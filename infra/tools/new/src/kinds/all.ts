import type { Kind } from "../request.ts";
import { alert } from "./alert/alert.ts";
import { kpi } from "./kpi.ts";
import { metric } from "./metric.ts";
import { panel } from "./panel.ts";
import { route } from "./route/route.ts";

export const KINDS = { metric, alert, panel, route, kpi } as const satisfies Record<string, Kind>;
export type KindName = keyof typeof KINDS;
