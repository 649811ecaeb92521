import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Generated } from "@petswipe/cli/generated";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Generator } from "../src/generators.ts";
import { run } from "../src/run.ts";

let root: string;
let out: string;
let err: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "generate "));
  [out, err] = ["", ""];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += text;
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    err += text;
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(root, { recursive: true });
});

const gives =
  (files: Readonly<Record<string, string>>, rest: Partial<Generated> = {}): Generator =>
  async () => ({ files: new Map(Object.entries(files)), problems: [], ...rest });
const generate = (generators: Readonly<Record<string, Generator>>, check = false) =>
  run(root, new Map(Object.entries(generators)), { check });
const text = (file: string) => readFile(join(root, file), "utf8");

describe("pnpm generate", () => {
  it("writes what differs, new folders included, and says which", async () => {
    await writeFile(join(root, "a.yml"), "old");
    await writeFile(join(root, "b.yml"), "same");
    expect(await generate({ one: gives({ "a.yml": "new", "b.yml": "same" }), two: gives({ "x/y/c.md": "c" }) })).toBe(
      0,
    );
    expect([await text("a.yml"), await text("b.yml"), await text("x/y/c.md")]).toEqual(["new", "same", "c"]);
    expect(out).toBe("2 files changed, 1 up to date.\n  - a.yml\n  - x/y/c.md\n");
  });

  it("writes nothing while one generator has a problem, and lists every generator's", async () => {
    const broken = gives({ "b.yml": "b" }, { problems: ["rule a: no runbook."] });
    const throws: Generator = async () => {
      throw new Error("no such file");
    };
    expect(await generate({ one: gives({ "a.yml": "a" }), broken, throws })).toBe(1);
    expect(err).toBe("Nothing was written:\n  - rule a: no runbook.\n  - throws: no such file\n");
    expect(await readdir(root)).toEqual([]);
  });

  it("says where in our code an error was thrown, once for all generators that it stops", async () => {
    const base = pathToFileURL(root).href;
    const error = new Error("no number in x");
    error.stack = [
      "Error: no number in x",
      `    at limitOf (${base}/infra/thresholds.ts:51:9)`,
      "    at Array.map (<anonymous>)",
      `    at bandsOf (${base}/infra/thresholds.ts:55:9)`,
      `    at parse (${base}/node_modules/promql/index.js:7:1)`,
      `    at ${base}/infra/my%20panels.ts:12:3`,
      "    at ModuleJob.run (node:internal/modules/esm/module_job:343:25)",
    ].join("\n");
    const broken: Generator = () => Promise.reject(error);
    expect(await generate({ one: broken, two: broken })).toBe(1);
    expect(err).toBe(
      "Nothing was written:\n  - infra/thresholds.ts:51: no number in x, called by infra/my panels.ts:12\n",
    );
  });

  it("writes nothing when one file cannot be written", async () => {
    await writeFile(join(root, "a.yml"), "old");
    await mkdir(join(root, "b.yml.generated"));
    await expect(generate({ one: gives({ "a.yml": "new", "b.yml": "b" }) })).rejects.toThrow("EISDIR");
    expect(await text("a.yml")).toBe("old");
    expect(await readdir(root)).not.toContain("a.yml.generated");
  });

  it("gives files their text back when a later one cannot be replaced, which it names", async () => {
    await writeFile(join(root, "a.yml"), "old");
    await mkdir(join(root, "c.yml"));
    const one = gives({ "a.yml": "new", "b.yml": "b", "c.yml": "c" });
    await expect(generate({ one })).rejects.toThrow("c.yml: EISDIR");
    expect(await text("a.yml")).toBe("old");
    expect((await readdir(root)).sort()).toEqual(["a.yml", "c.yml"]);
  });

  it("gives files their text back when one cannot be removed", async () => {
    await writeFile(join(root, "a.yml"), "old");
    await mkdir(join(root, "gone.yml"));
    await expect(generate({ one: gives({ "a.yml": "new" }, { owned: ["gone.yml"] }) })).rejects.toThrow("gone.yml: ");
    expect(await text("a.yml")).toBe("old");
    expect((await readdir(root)).sort()).toEqual(["a.yml", "gone.yml"]);
  });

  it("removes an owned file that is no longer generated, and leaves those beside it", async () => {
    for (const file of ["gone.yml", "kept.md"]) await writeFile(join(root, file), "old");
    expect(await generate({ one: gives({ "a.yml": "a" }, { owned: ["*.yml"] }) })).toBe(0);
    expect((await readdir(root)).sort()).toEqual(["a.yml", "kept.md"]);
    expect(out).toBe("2 files changed, 0 up to date.\n  - a.yml\n  - gone.yml\n");
  });

  it("refuses two generators of one file", async () => {
    expect(await generate({ one: gives({ "a.yml": "1" }), two: gives({ "a.yml": "2" }) })).toBe(1);
    expect(err).toContain("a.yml is written by two generators, one of them two");
  });
});

describe("pnpm generate --check", () => {
  it("writes nothing, and names every file that is out of date or missing", async () => {
    await writeFile(join(root, "a.yml"), "old");
    await writeFile(join(root, "gone.yml"), "old");
    const generators = { one: gives({ "a.yml": "new", "b.yml": "b" }, { owned: ["*.yml"] }) };
    expect(await generate(generators, true)).toBe(1);
    expect(err).toBe("Out of date; run pnpm generate:\n  - a.yml\n  - b.yml\n  - gone.yml\n");
    expect(await text("a.yml")).toBe("old");
  });

  it("is content when all is as generated", async () => {
    await writeFile(join(root, "a.yml"), "a");
    expect(await generate({ one: gives({ "a.yml": "a" }) }, true)).toBe(0);
    expect(out).toBe("Generated files are up to date.\n");
  });
});
