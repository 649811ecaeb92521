import { describe, expect, it } from "vitest";
import { kpis } from "../src/kpis/all.ts";
import { definitions, selfMetrics } from "../src/readme/definitions.ts";

describe("the README's generated parts", () => {
  it("give each KPI's series, what it is without rows, and the very statement that the audit runs", () => {
    const text = definitions(kpis);
    expect(text).toContain('`petswipe_return_rate_ratio{window="7d"}` (gauge; absent where');
    expect(text).toContain("`petswipe_matches_stored_total` (counter; 0 where nothing is stored)");
    for (const { name } of kpis) expect(text).toContain(`### ${name}\n`);
    for (const { naive } of kpis) expect(text).toContain(naive);
  });

  it("give each of the exporter's own series", () => {
    expect(selfMetrics().split("\n")).toContainEqual(
      expect.stringMatching(/^\| `petswipe_kpi_up\{kpi\}` +\| gauge +\| 1 if /),
    );
  });
});
