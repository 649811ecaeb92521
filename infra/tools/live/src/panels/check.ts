import type { Dashboard, VariableModel } from "@grafana/grafana-foundation-sdk/dashboard";
import { absentJobs, lackedBy } from "@petswipe/monitoring/dashboards/absent-jobs";
import { type QueryResult, queryPanel } from "@petswipe/monitoring/dashboards/query";
import type { Values } from "@petswipe/monitoring/dashboards/interpolate";
import { labelValues, panelsOf, queryVariables } from "@petswipe/monitoring/dashboards/model";
import { type Asked, ask } from "@petswipe/monitoring/dashboards/query";
import type { View } from "@petswipe/monitoring/dashboards/time";
import { NoAnswer, type PrometheusApi } from "@petswipe/prometheus-client";
import { judge, type Verdict } from "./verdict.ts";

/** A query of a panel or a choice of a dashboard, and what became of it. */
export interface Finding {
  readonly dashboard: string;
  /** The panel's title with the query's letter, or the variable's name. */
  readonly where: string;
  /** As it was asked. */
  readonly expr: string;
  readonly verdict: Verdict;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
/** What Prometheus says against a query. Throws on when it has said nothing. */
function refused(error: unknown): Verdict {
  if (error instanceof NoAnswer) throw error;
  return { state: "dead", why: messageOf(error) };
}

/** Everything is chosen, as when a dashboard is opened. */
const everything = (variables: readonly VariableModel[]): Values =>
  Object.fromEntries(variables.map(({ name, allValue }) => [name, allValue ?? ".*"]));

/** An answer without a series is no fault where nobody can serve one. */
function judgeAnswer({ results, legend }: QueryResult, expr: string, absent: readonly string[]): Verdict {
  const jobs = results.length === 0 ? lackedBy(expr, absent) : [];
  return jobs.length === 0 ? judge(results, legend) : { state: "not here", jobs };
}

async function checkVariable(
  api: PrometheusApi,
  variable: VariableModel,
  to: number,
): Promise<Omit<Finding, "dashboard">> {
  const { series, label } = labelValues(variable);
  const expr = `count by (${label}) (${series})`;
  const verdict = await api
    .queryInstant(expr, to)
    .then((samples) => samples.map(({ series: labels, value }) => ({ series: labels, points: [[to, value] as const] })))
    .then((results) => judge(results, `{{${label}}}`))
    .catch(refused);
  return { where: `$${variable.name}`, expr, verdict };
}

/**
 * Asks a live Prometheus everything that a dashboard asks when it is opened: whether each query of each panel yields at least
 * one series with a number, and the labels of its legend. What Prometheus refuses is a finding; that it does not answer throws.
 */
export async function checkDashboard(api: PrometheusApi, model: Dashboard, view: View): Promise<Finding[]> {
  const absent = absentJobs((await api.targets()).map(({ labels }) => labels.job));
  const variables = queryVariables(model);
  const chosen = everything(variables);
  const dashboard = model.title ?? "";
  const findings: Finding[] = [];
  for (const variable of variables) findings.push({ dashboard, ...(await checkVariable(api, variable, view.to)) });
  for (const panel of panelsOf(model)) {
    for (const target of panel.targets) {
      const where = `${panel.title} ${target.refId}`;
      const finding = await queryPanel(api, panel, target, view, chosen)
        .then((asked) => ({ expr: asked.expr, verdict: judgeAnswer(asked, target.expr, absent) }))
        .catch((error: unknown) => ({ expr: target.expr, verdict: refused(error) }));
      findings.push({ dashboard, where, ...finding });
    }
  }
  return findings;
}
