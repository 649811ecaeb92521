import { missing } from "@petswipe/cli/missing";
import type { AlertSpec } from "@petswipe/monitoring/alerts/alert";
import { type Topic, topics } from "@petswipe/monitoring/alerts/topics";
import { ALERT_SERVICES, type Severity } from "@petswipe/monitoring/alerts/vocabulary";
import type { Dashboard } from "@petswipe/monitoring/links";
import { type MetricFacts, unitIn } from "../../metric-facts.ts";
import { compared, firstQuery, valueOver } from "../../queries.ts";
import { code, type Sourced } from "../../source.ts";
import { type Condition, WINDOW } from "./condition.ts";

/** What most alerts of a topic have. */
export function usual<Key extends "team" | "service" | "dashboard">(topic: Topic, key: Key): AlertSpec[Key] {
  const values = Object.values<AlertSpec>(topics[topic]).map((spec) => spec[key]);
  const count = (value: unknown) => values.filter((other) => other === value).length;
  const [most] = values.toSorted((a, b) => count(b) - count(a));
  if (most === undefined) throw new Error(`topic ${topic} has no alert`);
  return most;
}

function serviceOf(topic: Topic, { jobs }: MetricFacts): AlertSpec["service"] {
  const [job, ...others] = ALERT_SERVICES.filter((service) => jobs.includes(service));
  return job !== undefined && others.length === 0 ? job : usual(topic, "service");
}

const kebab = (name: string): string => name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();

export interface Planned {
  readonly name: string;
  readonly topic: Topic;
  readonly metric: MetricFacts;
  readonly severity: Severity;
  readonly condition: Condition;
  readonly dashboard: Dashboard;
}

/** The row of an alert. */
export function specOf({ name, topic, metric, severity, condition, dashboard }: Planned): Sourced<AlertSpec> {
  const { sign, limit, for: duration } = condition;
  return {
    team: usual(topic, "team"),
    service: serviceOf(topic, metric),
    symptom: kebab(name),
    summary: missing("what is wrong, in one line without the value"),
    description: missing("what happens and its impact, with {value} and {threshold}"),
    format: unitIn(metric.name) === "ratio" ? "ratio" : "number",
    firstQuery: firstQuery(metric, WINDOW.text),
    dashboard,
    bands: [
      {
        severity,
        expr: code(compared(valueOver(metric, WINDOW.text), sign, limit).source),
        for: duration,
        ...(metric.type !== "gauge" && { threshold: "{bound} in {range}" }),
      },
    ],
  };
}
