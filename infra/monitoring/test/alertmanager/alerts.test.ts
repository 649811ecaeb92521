import { describe, expect, it } from "vitest";
import { WATCHDOG } from "../../src/alertmanager/routes.ts";
import { RESPONSE, RISKS, type Severity } from "../../src/alerts/vocabulary.ts";
import { ruleFiles } from "../../src/rule-files.ts";
import { type AlertingRule, rulesIn } from "../../src/rules/rule-file.ts";
import { routesOf } from "../support/routes.ts";

const rules = rulesIn(ruleFiles).filter((rule): rule is AlertingRule => "alert" in rule);

/** With a job in place of the template, for rules whose service is the job of the firing series. */
const labelsOf = ({ alert, labels }: AlertingRule): Record<string, string> => ({
  alertname: alert,
  ...labels,
  service: labels["service"]?.replace("{{ $labels.job }}", "frontend") ?? "",
});

const receivers: Readonly<Record<Severity, (labels: Record<string, string>) => string[]>> = {
  critical: ({ team, service }) => ["sns", "sms", `slack-${team}`, `pagerduty-${service}`],
  high: ({ team }) => ["sns", `slack-${team}`, "email"],
  medium: ({ team }) => ["sns", `slack-${team}`],
  low: () => ["sns", "email"],
};

const distinct = [...new Map(rules.map((rule) => [JSON.stringify(labelsOf(rule)), rule])).values()];

describe("every rule reaches the receivers of its severity", () => {
  it.each(distinct.map((rule) => [rule.alert, labelsOf(rule)] as const))("%s %o", async (alert, labels) => {
    const expected = alert === WATCHDOG ? ["heartbeat"] : receivers[labels["severity"] as Severity](labels);
    expect((await routesOf(labels, expected)).toSorted()).toEqual(expected.toSorted());
  });
});

it("every rule has the labels for routing, grouping and muting, and a response time", () => {
  for (const { alert, labels, annotations } of rules) {
    expect({ alert, ...labels }).toMatchObject({
      severity: expect.stringMatching(/^(critical|high|medium|low)$/),
      team: expect.stringMatching(/^[a-z]+$/),
      service: expect.stringMatching(/./),
      symptom: expect.stringMatching(/^[a-z0-9-]+$/),
    });
    expect(annotations["response"]).toBe(RESPONSE[labels["severity"] as Severity]);
  }
});

it("the three alerts of data loss, and no others, have the label risk", () => {
  const atRisk = rules.filter(({ labels }) => "risk" in labels).map(({ alert, labels }) => [alert, labels["risk"]]);
  expect(Object.fromEntries(atRisk)).toEqual({
    BackupTooOld: "data-loss",
    DiskFullSoon: "data-loss",
    SwipesUnaccounted: "data-loss",
  });
  expect(RISKS).toEqual(["data-loss"]);
});
