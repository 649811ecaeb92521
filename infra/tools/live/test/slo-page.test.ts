import { readFile } from "node:fs/promises";
import { percent } from "@petswipe/cli/format";
import { withPart } from "@petswipe/cli/markdown";
import { slos } from "@petswipe/metrics";
import { BURN_PAIRS } from "@petswipe/monitoring/alerts/slo";
import { describe, expect, it } from "vitest";
import { parts, renderPage } from "../src/slo/page.ts";

const page = await readFile(new URL("../../../../docs/slos.md", import.meta.url), "utf8");

describe("docs/slos.md", () => {
  it("has a row for every SLO with its budget, and one for every pair", () => {
    const rows = parts.promises().split("\n");
    for (const [name, { objective }] of Object.entries(slos))
      expect(rows.find((row) => row.includes(`\`${name}\``))).toContain(percent(objective, "none"));
    expect(rows.find((row) => row.includes("`api-availability`"))).toContain(
      "1 event in 1,000, or 43.2 min of full outage",
    );
    for (const { long, short, factor } of BURN_PAIRS)
      expect(parts.pairs()).toMatch(new RegExp(`${long} and ${short} +\\| > ${factor} `));
  });

  it("has no handwritten number of an objective or a factor", () => {
    const names = Object.keys(parts);
    const prose = names.reduce((text, part) => withPart(text, part, ""), page);
    expect(prose).not.toMatch(/\d%|14\.4|\d+ days/);
  });

  it("does not change when generated again, and reports missing markers", () => {
    expect(renderPage(renderPage(page))).toBe(renderPage(page));
    expect(() => renderPage(page.replace("<!-- pairs -->", ""))).toThrow("<!-- pairs --> … <!-- /pairs --> is missing");
  });
});
