import { THEME } from "../colors.ts";
import { type Html, html } from "../text/html.ts";
import { widthOf } from "../text/width.ts";
import { formatOf } from "../units.ts";
import { type Bucket, bucketsOf } from "./buckets.ts";
import type { Drawing, Kind } from "./kind.ts";
import { scaleLegend, shade } from "./shades.ts";
import { AXIS, type Plot, timeAxis, xOf } from "./svg-axis.ts";

const TEXT = 11;
const LEGEND = 34;
const LABELS_APART = 16;

const boundText = (bound: number, unit: string) =>
  bound === Number.POSITIVE_INFINITY ? "+Inf" : formatOf(unit)(bound);

function cells(buckets: readonly Bucket[], greatest: number, { range, panel }: Drawing, plot: Plot): Html {
  const { exponent = 0.5, scale = "exponential" } = panel.options?.color ?? {};
  const power = scale === "exponential" ? exponent : 1;
  const x = xOf(range, plot);
  const height = plot.height / buckets.length;
  const gap = panel.options?.cellGap ?? 1;
  return html`${buckets.map(({ counts }, index) =>
    [...counts]
      .filter(([, count]) => count > 1e-9)
      .map(([at, count]) => {
        const [left, right] = [x(at - range.step), x(at)];
        const y = plot.top + plot.height - (index + 1) * height;
        const color = shade((count / greatest) ** power);
        return html`<rect x="${left.toFixed(1)}" y="${y.toFixed(1)}" width="${Math.max(0.5, right - left - gap).toFixed(1)}" height="${(height - gap).toFixed(1)}" fill="${color}"/>`;
      }),
  )}`;
}

/** Bounds at the upper edges of their buckets, as many as have room. */
function bounds(buckets: readonly Bucket[], texts: readonly string[], plot: Plot): Html {
  const height = plot.height / buckets.length;
  const every = Math.max(1, Math.ceil(LABELS_APART / height));
  return html`${texts.map((text, index) => {
    if ((texts.length - 1 - index) % every !== 0) return undefined;
    const y = plot.top + plot.height - (index + 1) * height;
    return html`<text x="${plot.left - 8}" y="${y + 4}" text-anchor="end" font-size="${TEXT}" fill="${THEME.faint}">${text}</text>`;
  })}`;
}

/** How many observations fell into each bucket of a histogram over time, the more the lighter. */
export const heatmap: Kind = (drawing) => {
  const { panel, asked, range, size } = drawing;
  const buckets = bucketsOf(asked.flatMap(({ courses }) => courses));
  const unit: string = panel.options?.yAxis?.unit ?? panel.fieldConfig?.defaults.unit ?? "short";
  const texts = buckets.map(({ upTo }) => boundText(upTo, unit));
  const left = Math.max(...texts.map((text) => widthOf(text, TEXT))) + 14;
  const height = size.height - LEGEND;
  const plot = { left, top: 8, width: size.width - left - 8, height: height - AXIS - 8 };
  const greatest = buckets.flatMap(({ counts }) => [...counts.values()]).reduce((a, b) => Math.max(a, b), 0);
  const drawn = [timeAxis(range, plot), cells(buckets, greatest, drawing, plot), bounds(buckets, texts, plot)];
  return html`<svg width="${size.width}" height="${height}">${drawn}</svg>${scaleLegend(greatest)}`;
};
