import { GaugeChart, LineChart } from "echarts/charts";
import { GridComponent, MarkAreaComponent, MarkLineComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { type Html, rawHtml } from "../text/html.ts";
import { FONT } from "../text/width.ts";
import type { Size } from "./panel-renderer.ts";

use([GaugeChart, LineChart, GridComponent, MarkAreaComponent, MarkLineComponent, SVGRenderer]);

/** A chart as SVG. */
export function chart(option: EChartsCoreOption, { width, height }: Size): Html {
  const drawn = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    drawn.setOption({ animation: false, textStyle: { fontFamily: FONT }, ...option });
    return rawHtml(drawn.renderToSVGString());
  } finally {
    drawn.dispose();
  }
}
