import type { Asked } from "@petswipe/monitoring/dashboards/ask";
import type { PanelModel } from "@petswipe/monitoring/dashboards/model";
import type { Range } from "@petswipe/prometheus-client";
import type { Mark } from "../annotations.ts";
import type { Palette } from "../colors.ts";
import type { Html } from "../text/html.ts";

/** Pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a panel is drawn from. */
export interface Drawing {
  readonly panel: PanelModel;
  readonly asked: readonly Asked[];
  readonly range: Range;
  readonly marks: readonly Mark[];
  readonly palette: Palette;
  /** Inside the panel's frame, below its title. */
  readonly size: Size;
}

/** Draws panels of one kind. Throws on what the panel asks for and the kind cannot draw. */
export type Kind = (drawing: Drawing) => Html;
