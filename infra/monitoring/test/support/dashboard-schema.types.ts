import type { Options as BarGaugeOptions } from "@grafana/grafana-foundation-sdk/bargauge";
import type * as sdk from "@grafana/grafana-foundation-sdk/dashboard";
import type { Options as GaugeOptions } from "@grafana/grafana-foundation-sdk/gauge";
import type { FieldConfig as HeatmapField, Options as HeatmapOptions } from "@grafana/grafana-foundation-sdk/heatmap";
import type { Dataquery } from "@grafana/grafana-foundation-sdk/prometheus";
import type { Options as StatOptions } from "@grafana/grafana-foundation-sdk/stat";
import type {
  FieldConfig as StatesField,
  Options as StatesOptions,
} from "@grafana/grafana-foundation-sdk/statetimeline";
import type { FieldConfig as TableField, Options as TableOptions } from "@grafana/grafana-foundation-sdk/table";
import type {
  FieldConfig as TimeSeriesField,
  Options as TimeSeriesOptions,
} from "@grafana/grafana-foundation-sdk/timeseries";

/** A query of the Prometheus data source, with the letter that identifies it in its panel. */
type Target = Omit<Dataquery, "refId" | "_implementsDataqueryVariant"> & { refId: string };

interface PanelOf<Type extends string, Options, Field>
  extends Omit<sdk.Panel, "type" | "targets" | "options" | "fieldConfig"> {
  type: Type;
  targets: Target[];
  options: Options;
  fieldConfig: {
    defaults: Omit<sdk.FieldConfig, "custom"> & { custom?: Field };
    overrides: { matcher: sdk.MatcherConfig; properties: sdk.DynamicConfigValue[] }[];
  };
}

/** For panel types without fields of their own. */
type NoField = Record<string, never>;

/** @discriminator type */
export type AnyPanel =
  | sdk.RowPanel
  | PanelOf<"stat", StatOptions, NoField>
  | PanelOf<"gauge", GaugeOptions, NoField>
  | PanelOf<"bargauge", BarGaugeOptions, NoField>
  | PanelOf<"timeseries", TimeSeriesOptions, TimeSeriesField>
  | PanelOf<"state-timeline", StatesOptions, StatesField>
  | PanelOf<"heatmap", HeatmapOptions, HeatmapField>
  | PanelOf<"table", TableOptions, TableField>;

/** A dashboard with strict types for each panel type, where the SDK's dashboard accepts anything. */
export interface AnyDashboard extends Omit<sdk.Dashboard, "panels" | "snapshot"> {
  panels: AnyPanel[];
}
