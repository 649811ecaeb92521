import { describe, expect, it } from "vitest";
import { beforeLine, intoBlock } from "../src/insert.ts";

const TABLE = `import { t } from "./t.ts";

const other = {
  a: 1,
};

export const table = t({
  first: { labels: {} },
  second: {
    text: \`
  }\`,
    labels: [
      "a",
    ],
  },
});

export function routes(
  app: App,
  { a }: Parts,
): void {
  app.get({
    b: 1,
  });
}
`;

describe("a row", () => {
  it("becomes the last of its table, and leaves the rest as it was", () => {
    const text = intoBlock(TABLE, [/^export const table = /], "  third: {},");
    expect(text).toBe(TABLE.replace("  },\n});", "  },\n  third: {},\n});"));
  });

  it("becomes the last of a list within a table", () => {
    const text = intoBlock(TABLE, [/^export const table = /, /^ {4}labels: \[$/], '      "b",');
    expect(text).toBe(TABLE.replace('      "a",\n', '      "a",\n      "b",\n'));
  });

  it("becomes the last of a function whose parameters take several lines", () => {
    const text = intoBlock(TABLE, [/^export function routes\(/], "  app.post();");
    expect(text).toBe(TABLE.replace("  });\n}\n", "  });\n  app.post();\n}\n"));
  });

  it("is refused where there is no such table, or one that is a single line", () => {
    expect(() => intoBlock(TABLE, [/^export const tables = /], "")).toThrow(
      "no line matches /^export const tables = /",
    );
    expect(() => intoBlock(TABLE, [/^export const table = /, /^ {2}first: /], "")).toThrow("opens no block");
    expect(() => intoBlock(TABLE, [/^const other = /, /^ {4}labels: /], "")).toThrow("no line matches");
  });
});

it("a declaration is added before another one and its comment", () => {
  const text = "a;\n\n/**\n * What b is.\n */\nexport const b = 1;\n";
  expect(beforeLine(text, /^export const b/, "const c = 2;\n")).toBe(
    "a;\n\nconst c = 2;\n\n/**\n * What b is.\n */\nexport const b = 1;\n",
  );
  expect(() => beforeLine(text, /^export const d/, "")).toThrow("no line matches");
});
