import type { Static } from "typebox";
import { THEME } from "../colors.ts";
import { HEATMAP } from "../supported/heatmap.ts";
import { type Html, html } from "../text/html.ts";
import { widthOf } from "../text/width.ts";
import { formatOf, type Unit } from "../units.ts";
import { type Bucket, bucketsOf } from "./buckets.ts";
import { scaleLegend, shade } from "./color-scale.ts";
import { type Drawing, panelRenderer } from "./panel-renderer.ts";
import { AXIS_PX, type Plot, timeAxis, xOf } from "./svg-axis.ts";

const TEXT_PX = 11;
const LEGEND_PX = 34;
const LABEL_DISTANCE_PX = 16;

const boundText = (bound: number, unit: Unit) => (bound === Number.POSITIVE_INFINITY ? "+Inf" : formatOf(unit)(bound));

type HeatmapDrawing = Drawing<Static<typeof HEATMAP>>;

function cells(buckets: readonly Bucket[], greatest: number, { range, panel }: HeatmapDrawing, plot: Plot): Html {
  const { color, cellGap, filterValues } = panel.options;
  const x = xOf(range, plot);
  const height = plot.height / buckets.length;
  return html`${buckets.map(({ counts }, index) =>
    [...counts]
      .filter(([, count]) => count > filterValues.le)
      .map(([at, count]) => {
        const [left, right] = [x(at - range.step), x(at)];
        const y = plot.top + plot.height - (index + 1) * height;
        const fill = shade((count / greatest) ** color.exponent);
        return html`<rect x="${left.toFixed(1)}" y="${y.toFixed(1)}" width="${Math.max(0.5, right - left - cellGap).toFixed(1)}" height="${(height - cellGap).toFixed(1)}" fill="${fill}"/>`;
      }),
  )}`;
}

/** Bounds at the upper edges of their buckets, as many as have room. */
function bounds(buckets: readonly Bucket[], texts: readonly string[], plot: Plot): Html {
  const height = plot.height / buckets.length;
  const every = Math.max(1, Math.ceil(LABEL_DISTANCE_PX / height));
  return html`${texts.map((text, index) => {
    if ((texts.length - 1 - index) % every !== 0) return undefined;
    const y = plot.top + plot.height - (index + 1) * height;
    return html`<text x="${plot.left - 8}" y="${y + 4}" text-anchor="end" font-size="${TEXT_PX}" fill="${THEME.faint}">${text}</text>`;
  })}`;
}

/** Observations in each bucket of a histogram over time: more are lighter. */
export const heatmap = panelRenderer(HEATMAP, (drawing) => {
  const { panel, asked, range, size } = drawing;
  const buckets = bucketsOf(asked.flatMap(({ results }) => results));
  const texts = buckets.map(({ upTo }) => boundText(upTo, panel.options.yAxis.unit));
  const left = Math.max(...texts.map((text) => widthOf(text, TEXT_PX))) + 14;
  const height = size.height - LEGEND_PX;
  const plot = { left, top: 8, width: size.width - left - 8, height: height - AXIS_PX - 8 };
  const greatest = buckets.flatMap(({ counts }) => [...counts.values()]).reduce((a, b) => Math.max(a, b), 0);
  const drawn = [timeAxis(range, plot), cells(buckets, greatest, drawing, plot), bounds(buckets, texts, plot)];
  return html`<svg width="${size.width}" height="${height}">${drawn}</svg>${scaleLegend(greatest)}`;
});
