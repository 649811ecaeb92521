import type { Dashboard, VariableModel } from "@grafana/grafana-foundation-sdk/dashboard";
import { absentJobs, lackedBy } from "@petswipe/monitoring/dashboards/absent-jobs";
import type { Values } from "@petswipe/monitoring/dashboards/interpolate";
import { labelValues, panelsOf, queryVariables } from "@petswipe/monitoring/dashboards/model";
import { type QueryResult, queryPanel } from "@petswipe/monitoring/dashboards/query-panel";
import type { View } from "@petswipe/monitoring/dashboards/time";
import { NoAnswer, type PrometheusApi } from "@petswipe/prometheus-client";
import { judge, type Verdict } from "./verdict.ts";

/** A query of a panel or a variable of a dashboard, with its result. */
export interface Finding {
  readonly dashboard: string;
  /** The panel title with the letter of the query, or the name of the variable. */
  readonly where: string;
  /** The query that was sent. */
  readonly expr: string;
  readonly verdict: Verdict;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Reports a query that Prometheus refused. Rethrows when Prometheus did not answer. */
function refused(error: unknown): Verdict {
  if (error instanceof NoAnswer) throw error;
  return { state: "failed", why: messageOf(error) };
}

/** Selects all values of every variable, as a newly opened dashboard does. */
const allSelected = (variables: readonly VariableModel[]): Values =>
  Object.fromEntries(variables.map(({ name, allValue }) => [name, allValue ?? ".*"]));

/** A result without series is not a failure if no deployed job can serve one. */
function judgeResult({ results, legend }: QueryResult, expr: string, absent: readonly string[]): Verdict {
  const jobs = results.length === 0 ? lackedBy(expr, absent) : [];
  return jobs.length === 0 ? judge(results, legend) : { state: "not deployed", jobs };
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
 * Runs every query of a newly opened dashboard against a live Prometheus. Each must return at least one series with a number
 * and the labels of its legend. A refused query is a finding. Throws when Prometheus does not answer.
 */
export async function checkDashboard(api: PrometheusApi, model: Dashboard, view: View): Promise<Finding[]> {
  const absent = absentJobs((await api.targets()).map(({ labels }) => labels.job));
  const variables = queryVariables(model);
  const selected = allSelected(variables);
  const dashboard = model.title ?? "";
  const findings: Finding[] = [];
  for (const variable of variables) findings.push({ dashboard, ...(await checkVariable(api, variable, view.to)) });
  for (const panel of panelsOf(model)) {
    for (const target of panel.targets) {
      const where = `${panel.title} ${target.refId}`;
      const finding = await queryPanel(api, panel, target, view, selected)
        .then((result) => ({ expr: result.expr, verdict: judgeResult(result, target.expr, absent) }))
        .catch((error: unknown) => ({ expr: target.expr, verdict: refused(error) }));
      findings.push({ dashboard, where, ...finding });
    }
  }
  return findings;
}
