import {
  DashboardBuilder,
  DashboardCursorSync,
  type Dashboard as Model,
  type Panel,
  RowBuilder,
  type RowPanel,
} from "@grafana/grafana-foundation-sdk/dashboard";
import { DASHBOARDS, type Dashboard } from "../links.ts";
import { annotations } from "./annotations.ts";
import { below, COLUMNS, flow } from "./layout.ts";
import { menu, TAG } from "./links.ts";
import type { DashboardSpec, Section } from "./spec.ts";
import { heightOf, panelModel } from "./style/panel.ts";
import { datasourceVariable, variableModel } from "./variables.ts";

const heading = (title: string, id: number, y: number): RowPanel =>
  new RowBuilder(title).id(id).gridPos({ x: 0, y, w: COLUMNS, h: 1 }).build();

/** All panels in reading order, each section below the previous one; ids start at 1. */
function panelsOf(sections: readonly Section[]): (Panel | RowPanel)[] {
  let [id, y] = [1, 0];
  return sections.flatMap(({ title, panels }) => {
    const places = flow(
      panels.map((panel) => ({ width: panel.width, height: heightOf(panel) })),
      y + 1,
    );
    const row = heading(title, id++, y);
    y = below(places);
    return [row, ...places.flatMap((place, index) => (panels[index] ? panelModel(panels[index], id++, place) : []))];
  });
}

/** A dashboard as Grafana's provisioning reads it. */
export function dashboardModel(name: Dashboard, spec: DashboardSpec): Model {
  const model = new DashboardBuilder(spec.title)
    .uid(DASHBOARDS[name])
    .id(null)
    .description(spec.description)
    .tags([TAG, ...spec.tags])
    .timezone("browser")
    .readonly()
    .tooltip(DashboardCursorSync.Crosshair)
    .time({ from: `now-${spec.range}`, to: "now" })
    .refresh("30s")
    .build();
  return {
    ...model,
    links: [menu()],
    annotations: { list: annotations() },
    templating: { list: [datasourceVariable(), ...spec.variables.map(variableModel)] },
    panels: panelsOf(spec.sections),
  };
}
