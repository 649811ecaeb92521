import { describe, expect, it } from "vitest";
import { withImports } from "../src/imports.ts";

const NEIGHBORS = [
  'import { gauge } from "@petswipe/metrics/promql";\n',
  'import {\n  gauge,\n  increase,\n} from "@petswipe/metrics/promql";\nimport type { Section } from "../spec.ts";\n',
  'import { type Static, Type } from "typebox";\n',
];

describe("a name", () => {
  it("is imported as a neighbor does, as a type where it is one", () => {
    expect(withImports("x;\n", ["increase", "Section", "Static"], NEIGHBORS)).toBe(
      'import { increase } from "@petswipe/metrics/promql";\nimport { type Section } from "../spec.ts";\nimport { type Static } from "typebox";\nx;\n',
    );
  });

  it("is left alone where the file imports or declares it", () => {
    const text = 'import {\n  increase,\n} from "a";\nexport const gauge = 1;\n';
    expect(withImports(text, ["increase", "gauge"], NEIGHBORS)).toBe(text);
  });

  it("is imported from where it is said to be", () => {
    expect(withImports("", [{ entry: "type Pet", from: "@petswipe/contract" }], [])).toBe(
      'import { type Pet } from "@petswipe/contract";\n',
    );
  });

  it("is refused when no neighbor imports it", () => {
    expect(() => withImports("", ["quantile"], NEIGHBORS)).toThrow("no neighboring file imports quantile");
  });
});
