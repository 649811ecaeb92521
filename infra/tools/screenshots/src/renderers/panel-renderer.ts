import type { PanelModel } from "@petswipe/monitoring/dashboards/model";
import type { QueryResult } from "@petswipe/monitoring/dashboards/query-panel";
import type { Range } from "@petswipe/prometheus-client";
import type { Static, TProperties, TSchema } from "typebox";
import type { Annotation } from "../annotations.ts";
import type { Palette } from "../colors.ts";
import { type FieldConfig, overridden } from "../field.ts";
import type { panelSchema } from "../supported/panel.ts";
import { unsupported } from "../supported/schema.ts";
import type { Html } from "../text/html.ts";

/** Pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a panel is drawn from. */
export interface Drawing<Panel = PanelModel> {
  readonly panel: Panel;
  readonly asked: readonly QueryResult[];
  readonly range: Range;
  readonly annotations: readonly Annotation[];
  readonly palette: Palette;
  /** Inside the panel's frame, below its title. */
  readonly size: Size;
}

/** Draws the panels of one type. */
export interface PanelRenderer {
  /** The panels that it draws as Grafana does. */
  readonly schema: TSchema;
  /** What it does not support of a panel, a line for each property. */
  readonly unsupported: (panel: unknown) => string[];
  /** Throws on what it does not support. */
  readonly draw: (drawing: Drawing) => Html;
}

type PanelSchema = ReturnType<typeof panelSchema<string, TSchema, TProperties, TProperties, TSchema, TProperties>>;

/** What overrides set that the defaults may not be. */
function unsupportedOverrides(schema: PanelSchema, { defaults, overrides }: FieldConfig<object>): string[] {
  const field = schema.properties.fieldConfig.properties.defaults;
  return overrides.flatMap((override) =>
    unsupported(field, overridden(defaults, override)).map(
      (problem) => `override of "${override.matcher.options}": ${problem}`,
    ),
  );
}

/** A renderer of the panels that have a schema: what it draws is typed by the schema, so it cannot read more than that. */
export function panelRenderer<Schema extends PanelSchema>(
  schema: Schema,
  draw: (drawing: Drawing<Static<Schema>>) => Html,
): PanelRenderer {
  const problems = (panel: unknown): string[] => {
    const found = unsupported(schema, panel);
    return found.length > 0
      ? found
      : unsupportedOverrides(schema, (panel as { fieldConfig: FieldConfig<object> }).fieldConfig);
  };
  return {
    schema,
    unsupported: problems,
    draw(drawing) {
      const found = problems(drawing.panel);
      if (found.length > 0) throw new Error(found.join("\n"));
      return draw({ ...drawing, panel: drawing.panel as Static<Schema> });
    },
  };
}
