import { BigValueColorMode, BigValueGraphMode, BigValueTextMode } from "@grafana/grafana-foundation-sdk/common";
import { PanelBuilder } from "@grafana/grafana-foundation-sdk/stat";
import type { StatPanel } from "../spec.ts";
import { plain } from "../thresholds.ts";
import { byThresholds, limits, newest } from "./common.ts";
import { instants } from "./target.ts";

/** Series names are shown if there can be several. */
const hasNames = ({ queries }: StatPanel) => queries.length > 1 || queries.some(({ legend }) => legend.includes("{{"));

/** Uses an instant query: a range query would show the last value of a series that has ended as if it were current. */
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
