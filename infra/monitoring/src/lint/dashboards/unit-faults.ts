import * as units from "@grafana/grafana-foundation-sdk/units";
import type { PanelModel } from "../../dashboards/model.ts";

const KNOWN = new Set(Object.values<unknown>(units));
/** Units that carry their text with them: `suffix: per minute`. */
const MADE = /^(prefix|suffix|time|si|count|currency|bool):/;

/** Units that Grafana would show as text behind a bare number, and that there is none. A sentence for each. */
export function unitFaults({ fieldConfig }: PanelModel): string[] {
  const { unit } = fieldConfig?.defaults ?? {};
  if (unit === undefined || unit === "") return ["it has no unit."];
  const overridden = (fieldConfig?.overrides ?? []).flatMap(({ properties }) =>
    properties.filter(({ id }) => id === "unit").map(({ value }) => String(value)),
  );
  return [unit, ...overridden]
    .filter((name) => !KNOWN.has(name) && !MADE.test(name))
    .map((name) => `Grafana has no unit ${name}.`);
}
