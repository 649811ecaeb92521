import { describe, expect, it } from "vitest";
import { kpis } from "../src/kpis/all.ts";
import { definitions, selfMetrics } from "../src/readme/definitions.ts";

describe("the README's generated parts", () => {
  it("have each KPI's series, its value without rows, and the statement of the audit", () => {
    const text = definitions(kpis);
    expect(text).toContain('`petswipe_return_rate_ratio{window="7d"}` (gauge; absent without data)');
    expect(text).toContain("`petswipe_matches_stored_total` (counter; 0 without data)");
    for (const { name } of kpis) expect(text).toContain(`### ${name}\n`);
    for (const { naive } of kpis) expect(text).toContain(naive);
  });

  it("have each of the exporter's self-metrics", () => {
    expect(selfMetrics().split("\n")).toContainEqual(
      expect.stringMatching(/^\| `petswipe_kpi_up\{kpi\}` +\| gauge +\| 1 if /),
    );
  });
});
