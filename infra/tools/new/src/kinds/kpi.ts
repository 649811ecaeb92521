import { missing } from "@petswipe/cli/missing";
import { catalogue, KPI_NAMES, type MetricSpec } from "@petswipe/metrics";
import type { TimeSeriesPanel } from "@petswipe/monitoring/dashboards/spec";
import type { Draft } from "../draft.ts";
import { intoBlock } from "../insert.ts";
import { unitIn, wordsOf } from "../metric-facts.ts";
import { description, unitOf } from "../queries.ts";
import { named, type Request, required } from "../request.ts";
import { addPanel, LINE, type Section, sectionAt } from "../sections.ts";
import { code, row, type Sourced } from "../source.ts";

const CATALOGUE = "packages/metrics/src/catalogue/kpi.ts";
const EXPORTER = "apps/exporter";
const FACTS = "swipes, matches, adoptions, users, pets or sessions";

interface Planned {
  readonly name: string;
  readonly metric: string;
  readonly help: string;
}

const camel = (name: string): string => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const KEYWORDS =
  /^(await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|import|in|instanceof|new|null|return|super|switch|this|throw|true|try|typeof|undefined|var|void|while|with|yield|let|static|package|private|protected|public|interface|implements|arguments|eval)$/;

function planned(request: Request): Planned {
  const name = named(request, /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, "snake_case, such as shares_per_day");
  if (KEYWORDS.test(camel(name)))
    throw new Error(`${name} is a word of TypeScript: say what is counted, such as shares_per_day`);
  const metric = request.options.metric ?? `petswipe_${name}`;
  const known: readonly string[] = KPI_NAMES;
  if (known.includes(name) || metric in catalogue) throw new Error(`${known.includes(name) ? name : metric} exists`);
  if (!/^petswipe_[a-z0-9_]+$/.test(metric) || metric.endsWith("_total"))
    throw new Error(`${metric} is not a KPI's metric: a gauge, petswipe_… with the unit last`);
  return { name, metric, help: request.options.text ?? missing("what it is, over which time, in one sentence") };
}

const definition = ({ name, metric }: Planned): string => `import type { Kpi } from "./kpi.ts";

export const ${camel(name)}: Kpi = {
  name: ${JSON.stringify(name)},
  metric: ${JSON.stringify(metric)},
  missing: "${unitIn(metric) === "ratio" ? "absent" : "zero"}",
  naive: "SELECT 0::float8 AS value -- ${missing(`the definition over ${FACTS} before $1`)}",
  rolled: "SELECT 0::float8 AS value FROM kpi.state -- ${missing("the same from the roll-ups of schema kpi")}",
};
`;

const expectation = ({ name, metric }: Planned): string => `
function ${camel(name)}(_facts: Facts, _within: Within): Series {
  return { ${metric}: 0 }; // ${missing("the expected value, from the rows of the facts")}
}
`;

function addPanelOf(draft: Draft, section: Section, { name, metric }: Planned): void {
  const isBusiness = section.dashboard === "business";
  const unit = unitOf(metric);
  const help = description({ name: metric, isOwn: true });
  const panel: Sourced<TimeSeriesPanel> & { readonly title: string } = {
    kind: "timeseries",
    title: wordsOf(metric),
    description: help.text,
    unit: code(unit),
    queries: [
      {
        expr: code(
          isBusiness
            ? `kpi(${JSON.stringify(name)}, ${JSON.stringify(metric)})`
            : `\`max(\${gauge(${JSON.stringify(metric)})})\``,
        ),
        legend: wordsOf(metric).toLowerCase(),
      },
    ],
    width: LINE,
  };
  addPanel(draft, section, panel, [unit, isBusiness ? "kpi" : "gauge", ...help.imports]);
}

/** A KPI's series, its two statements, its expected value in the exporter's tests, and a panel. */
export function kpi(request: Request, draft: Draft): string[] {
  const section = sectionAt(required(request, "in", "<dashboard>/<section>, such as business/activity"), draft);
  const plan = planned(request);
  const { name, metric, help } = plan;
  const spec: MetricSpec = { type: "gauge", help, labels: {} };
  draft.edit(CATALOGUE, (text) =>
    intoBlock(
      intoBlock(text, [/^export const KPI_NAMES = \[$/], `${JSON.stringify(name)},`),
      [/^export const kpiMetrics = /],
      row(metric, spec),
    ),
  );
  const file = `${name.replaceAll("_", "-")}.ts`;
  draft.create(`${EXPORTER}/src/kpis/${file}`, definition(plan));
  draft.edit(
    `${EXPORTER}/src/kpis/all.ts`,
    (text) =>
      `import { ${camel(name)} } from "./${file}";\n${intoBlock(text, [/^export const kpis: /], `${camel(name)},`)}`,
  );
  draft.edit(`${EXPORTER}/test/support/expected.ts`, (text) => {
    const call = `...${camel(name)}(facts, within),`;
    return intoBlock(text, [/^export function expectedSeries\(/, /^ {2}return \{$/], call) + expectation(plan);
  });
  addPanelOf(draft, section, plan);
  return [];
}
