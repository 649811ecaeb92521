import { dashboards } from "@petswipe/monitoring/dashboards/all";
import type { PanelSpec } from "@petswipe/monitoring/dashboards/spec";
import { DASHBOARDS, type Dashboard } from "@petswipe/monitoring/links";
import type { Draft } from "./draft.ts";
import { type Imported, withImports } from "./imports.ts";
import { intoBlock } from "./insert.ts";
import { chosen } from "./near.ts";
import { type Sourced, source } from "./source.ts";

const FOLDER = "infra/monitoring/src/dashboards";
const SECTION = /^export const \w+: Section = \{$/;
const PANELS = /^ {2}panels: \[$/;

/** The columns of a panel that fills a line, which fits below any other. */
export const LINE = 24;

export interface Section {
  readonly dashboard: Dashboard;
  readonly file: string;
}

/** Files of a dashboard that hold a list of panels. */
const sectionFiles = (draft: Draft, dashboard: Dashboard): string[] =>
  draft.list(`${FOLDER}/${dashboard}/*.ts`).filter((file) => {
    const lines = draft.read(file).split("\n");
    return lines.some((line) => SECTION.test(line)) && lines.some((line) => PANELS.test(line));
  });

/** The section that `<dashboard>/<section>` means: a section is a file. */
export function sectionAt(place: string, draft: Draft): Section {
  const [name = "", section = ""] = place.split("/");
  const dashboard = chosen("a dashboard", name, Object.keys(DASHBOARDS) as Dashboard[]);
  const byName = new Map(sectionFiles(draft, dashboard).map((file) => [file.replace(/^.*\/|\.ts$/g, ""), file]));
  if (section === "")
    throw new Error(
      `${place}: name a section too, such as ${name}/${[...byName.keys()][0]}; it has ${[...byName.keys()].join(", ")}`,
    );
  const found = chosen(`a section of dashboard ${dashboard}`, section, [...byName.keys()]);
  return { dashboard, file: byName.get(found) ?? "" };
}

const panelsOf = (dashboard: Dashboard): PanelSpec[] => dashboards[dashboard].sections.flatMap(({ panels }) => panels);

/** Adds a panel at the end of a section. `imports` are the names that its code uses. Throws if the dashboard has its title. */
export function addPanel(
  draft: Draft,
  { dashboard, file }: Section,
  panel: Sourced<PanelSpec> & { readonly title: string },
  imports: readonly (string | Imported)[],
): void {
  if (panelsOf(dashboard).some(({ title }) => title === panel.title))
    throw new Error(
      `dashboard ${dashboard} has a panel "${panel.title}": take another name; an alert without --panel is linked to it`,
    );
  const neighbors = draft.list(`${FOLDER}/*/*.ts`).map(draft.read);
  draft.edit(file, (text) => withImports(intoBlock(text, [SECTION, PANELS], `${source(panel)},`), imports, neighbors));
}

const expressionsOf = (panel: PanelSpec): string[] =>
  (panel.kind === "table" ? panel.columns : panel.queries).map(({ expr }) => expr);

interface PlacedPanel {
  readonly dashboard: Dashboard;
  readonly title: string;
  readonly file: string;
}

/** Panels that show a metric and stand in the code with their title, those of one dashboard first. */
export function panelsShowing(metric: string, first: Dashboard, draft: Draft): PlacedPanel[] {
  const names = [first, ...(Object.keys(DASHBOARDS) as Dashboard[]).filter((name) => name !== first)];
  const shows = new RegExp(`\\b${metric}(_bucket|_sum|_count)?\\b`);
  return names.flatMap((dashboard) =>
    panelsOf(dashboard)
      .filter((panel) => expressionsOf(panel).some((expr) => shows.test(expr)))
      .flatMap(({ title }) => {
        const file = sectionFiles(draft, dashboard).find((each) => draft.read(each).includes(titleLine(title)));
        return file === undefined ? [] : [{ dashboard, title, file }];
      }),
  );
}

const titleLine = (title: string): string => `      title: ${JSON.stringify(title)},\n`;

/** Adds an alert to those that a panel links to. */
export function linkAlert(draft: Draft, { file, title }: PlacedPanel, alert: string): void {
  draft.edit(file, (text) => {
    const lines = text.split("\n");
    const start = text.slice(0, text.indexOf(titleLine(title))).split("\n").length - 1;
    const end = lines.findIndex((line, index) => index > start && /^ {6}(dashboards|width): /.test(line));
    const linked = lines.findIndex((line, index) => index > start && index < end && /^ {6}alerts: \[.*\],$/.test(line));
    return (
      linked === -1
        ? lines.toSpliced(end, 0, `      alerts: [${JSON.stringify(alert)}],`)
        : lines.with(linked, (lines[linked] ?? "").replace("],", `, ${JSON.stringify(alert)}],`))
    ).join("\n");
  });
}
