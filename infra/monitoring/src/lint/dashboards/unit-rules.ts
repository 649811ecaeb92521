import type { PanelModel } from "../../dashboards/model.ts";
import { nearUnits, UNIT_IDS } from "./near-units.ts";

/** Units that contain their own text: `suffix: per minute`. */
const CUSTOM = /^(prefix|suffix|time|si|count|currency|bool):/;

function unknownUnit(name: string): string {
  const near = nearUnits(name);
  const suggestion = near.length === 0 ? "." : `; did you mean ${near.map((id) => `\`${id}\``).join(", ")}?`;
  return `unit \`${name}\` does not exist in Grafana${suggestion}`;
}

/** One problem for a missing unit, and for each unknown one, which Grafana would print as text after the number. */
export function unitProblems({ fieldConfig }: PanelModel): string[] {
  const { unit } = fieldConfig?.defaults ?? {};
  if (unit === undefined || unit === "") return ["unit is missing."];
  const overridden = (fieldConfig?.overrides ?? []).flatMap(({ properties }) =>
    properties.filter(({ id }) => id === "unit").map(({ value }) => String(value)),
  );
  return [unit, ...overridden].filter((name) => !UNIT_IDS.has(name) && !CUSTOM.test(name)).map(unknownUnit);
}
