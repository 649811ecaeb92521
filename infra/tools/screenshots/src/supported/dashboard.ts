import type { Dashboard, Panel } from "@grafana/grafana-foundation-sdk/dashboard";
import Type from "typebox";
import { ANNOTATION_QUERY } from "../annotations.ts";
import { RENDERERS } from "../renderers.ts";
import { VARIABLE } from "../variables.ts";
import { closed, ignored, NONE, only, unsupported } from "./schema.ts";

/** A heading: its panels follow it in the dashboard's own list. */
export const ROW = closed({
  ...only({ type: "row", collapsed: false }),
  title: Type.String(),
  gridPos: Type.Object({ y: Type.Integer() }),
  panels: NONE,
  ...ignored("id"),
});

const TYPES = Type.Object({ type: Type.Enum(Object.keys(RENDERERS)) });

function unsupportedInPanel(panel: Pick<Panel, "type">): string[] {
  if (panel.type === "row") return unsupported(ROW, panel);
  return RENDERERS[panel.type]?.unsupported(panel) ?? unsupported(TYPES, panel);
}

const each = <Item>(items: readonly Item[] = [], name: (item: Item) => string, problems: (item: Item) => string[]) =>
  items.flatMap((item) => problems(item).map((problem) => `${name(item)}: ${problem}`));

/** What the screenshots cannot draw of a dashboard as Grafana does, a line for each property of a panel, variable or annotation. */
export const unsupportedIn = ({ panels, templating, annotations }: Dashboard): string[] => [
  ...each(
    templating.list,
    ({ name }) => `variable "${name}"`,
    (variable) => unsupported(VARIABLE, variable),
  ),
  ...each(
    annotations.list,
    ({ name }) => `annotation "${name}"`,
    (query) => unsupported(ANNOTATION_QUERY, query),
  ),
  ...each(panels, ({ title }) => `panel "${title}"`, unsupportedInPanel),
];
