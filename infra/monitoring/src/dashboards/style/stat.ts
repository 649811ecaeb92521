import { BigValueColorMode, BigValueGraphMode, BigValueTextMode } from "@grafana/grafana-foundation-sdk/common";
import { PanelBuilder } from "@grafana/grafana-foundation-sdk/stat";
import type { StatPanel } from "../spec.ts";
import { plain } from "../thresholds.ts";
import { byThresholds, limits, newest } from "./common.ts";
import { instants } from "./target.ts";

/** The name of its series is shown where there can be several. */
const hasNames = ({ queries }: StatPanel) => queries.length > 1 || queries.some(({ legend }) => legend.includes("{{"));

/** Of this moment alone: over a range, the last value of a series that has ended would go on being shown as if it were now. */
export function stat(spec: StatPanel): PanelBuilder {
  return new PanelBuilder()
    .targets(instants(spec.queries))
    .colorScheme(byThresholds())
    .thresholds(limits(spec.thresholds ?? plain))
    .reduceOptions(newest())
    .colorMode(BigValueColorMode.Value)
    .graphMode(BigValueGraphMode.None)
    .textMode(hasNames(spec) ? BigValueTextMode.ValueAndName : BigValueTextMode.Value);
}
