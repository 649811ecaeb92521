import { colorOf, THEME } from "../colors.ts";
import type { Thresholds } from "../supported/field.ts";
import { GAUGE } from "../supported/gauge.ts";
import { type Html, html } from "../text/html.ts";
import { bestCells } from "./box-grid.ts";
import { chart } from "./chart.ts";
import { panelRenderer, type Size } from "./panel-renderer.ts";
import { type Reduced, reducedOf } from "./reduced.ts";

const NAME_PX = 22;
const [START_DEGREES, END_DEGREES] = [200, -20];

/** The colors of thresholds around the arc, each with its end as a share of the arc. */
export function arcOf({ steps }: Thresholds, min: number, max: number): [number, string][] {
  const share = (value: number) => Math.min(1, Math.max(0, (value - min) / (max - min)));
  return steps.map(({ color }, index) => {
    const next = steps[index + 1]?.value;
    return [next === undefined || next === null ? 1 : share(next), colorOf(color)];
  });
}

interface GaugeField {
  readonly min: number;
  readonly max: number;
  readonly thresholds: Thresholds;
}

function arc({ line, value = Number.NaN, text, color = THEME.text }: Reduced<GaugeField>, size: Size): Html {
  const { min, max, thresholds } = line.field;
  const radius = Math.min(size.width / 2 - 4, (size.height - 4) / 1.4);
  const common = {
    ...{ type: "gauge", min, max, startAngle: START_DEGREES, endAngle: END_DEGREES },
    ...{ center: ["50%", radius + 2], silent: true },
    ...{ pointer: { show: false }, axisTick: { show: false }, splitLine: { show: false }, axisLabel: { show: false } },
  };
  const width = Math.max(6, radius * 0.22);
  const shown = Number.isNaN(value) ? min : Math.min(max, Math.max(min, value));
  const inner = {
    ...{ ...common, radius: radius - 6, data: [{ value: shown }], title: { show: false } },
    axisLine: { lineStyle: { width, color: [[1, THEME.grid]] } },
    progress: { show: true, width, itemStyle: { color } },
    detail: {
      ...{ formatter: () => text, color, fontWeight: 500, fontSize: Math.round(Math.min(28, radius * 0.3)) },
      offsetCenter: [0, "-4%"],
    },
  };
  const outer = {
    ...common,
    radius,
    data: [],
    axisLine: { lineStyle: { width: 3, color: arcOf(thresholds, min, max) } },
  };
  return chart({ series: [outer, inner] }, size);
}

/** How full each series is, as an arc with its thresholds around it. */
export const gauge = panelRenderer(GAUGE, (drawing) => {
  const all = reducedOf(drawing);
  const hasNames = all.length > 1;
  const inside = ({ width, height }: Size) => ({ width, height: height - (hasNames ? NAME_PX : 0) });
  const cell = bestCells(all.length, drawing.size, (size) => Math.min(size.width, inside(size).height * 1.4));
  const boxes = all.map((one) => {
    const name = hasNames ? html`<div class="name">${one.line.name}</div>` : undefined;
    const style = `width:${cell.width}px;height:${cell.height}px`;
    return html`<div class="gauge" style="${style}">${arc(one, inside(cell))}${name}</div>`;
  });
  return html`<div class="cells">${boxes}</div>`;
});
