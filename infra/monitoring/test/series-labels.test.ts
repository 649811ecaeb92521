import { labelsOf } from "@petswipe/promql/labels";
import { describe, expect, it } from "vitest";
import { labelsOfSeriesIn } from "../src/lint/series-labels.ts";
import { ruleFiles } from "../src/rule-files.ts";

const real = (expression: string) => {
  const found = labelsOf(expression, labelsOfSeriesIn(ruleFiles));
  return found && [...found].sort().join(" ");
};

describe("series have the labels", () => {
  it.each([
    ["of our own catalogue, with those of the target", "swipes_total", "__name__ instance job liked pet_type"],
    ["of a histogram's buckets", "http_layer_duration_seconds_bucket", "__name__ instance job layer le"],
    ["of other programs", "node_cpu_seconds_total", "__name__ cpu instance job mode"],
    ["that a rule keeps", "job:http_errors:ratio_rate5m", "__name__ job"],
    ["that a rule adds", "slo:objective:ratio", "__name__ slo"],
    ["of rules that rest on rules", "slo:error_budget:remaining", "__name__ slo"],
    ["of what one rule sums up", "system:swipes_counted:increase15m", "__name__"],
    [
      "of an alert's rules",
      'ALERTS{alertname="KpiStale"}',
      "__name__ alertname alertstate kpi service severity symptom team",
    ],
  ])("%s: %s", (_, expression, expected) => expect(real(expression)).toBe(expected));

  it("of all alerts together", () => {
    expect(real("ALERTS")?.split(" ")).toEqual(
      expect.arrayContaining(["alertname", "alertstate", "job", "instance", "slo", "kpi", "mountpoint", "severity"]),
    );
    expect(real("ALERTS_FOR_STATE")).not.toContain("alertstate");
  });

  it("of nothing that is known nowhere, or records itself", () => {
    expect(real("ghosts_total")).toBeUndefined();
    const itself = labelsOfSeriesIn({ "a.yml": [{ name: "a", rules: [{ record: "a:b", expr: "a:b" }] }] });
    expect(labelsOf("a:b", itself)).toBeUndefined();
  });
});
