import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { anchorsIn, blocksIn, inlineCodeIn, linksIn, pathsInTree } from "./support/markdown.ts";

const tracked = (await execa("git", ["ls-files"], { cwd: projectRoot })).stdout.split("\n");
const pages = tracked.filter((file) => file.endsWith(".md"));
const text = (file: string) => readFile(join(projectRoot, file), "utf8");
const exists = (path: string) => existsSync(join(projectRoot, path));

/** Links of a page that lead nowhere. */
async function brokenLinks(page: string): Promise<string[]> {
  const targets = linksIn(await text(page)).filter((target) => !/^[a-z]+:/.test(target));
  const broken = await Promise.all(
    targets.map(async (target) => {
      const [path = "", anchor] = decodeURIComponent(target).split("#");
      const file = path === "" ? page : join(dirname(page), path);
      if (!exists(file)) return [target];
      if (anchor === undefined || !file.endsWith(".md")) return [];
      return anchorsIn(await text(file)).includes(anchor) ? [] : [target];
    }),
  );
  return broken.flat();
}

it.each(pages)("every relative link and anchor of %s leads somewhere", async (page) => {
  expect(await brokenLinks(page)).toEqual([]);
});

/** Code that names a file or folder of the repository: `<topic>` stands for any name. */
const isPath = (code: string): boolean =>
  /^[\w.<>[\]-]+(\/[\w.<>[\]-]+)*\/?$/.test(code) &&
  (code.includes("/") || /\.(ts|tsx|md|json|ya?ml|sql|mjs)$/.test(code));

/** Whether a file, a folder, or any file of that name is there. */
function isThere(path: string): boolean {
  if (!path.includes("<")) return exists(path) || tracked.some((file) => file.endsWith(`/${path}`));
  const pattern = path.replaceAll(/[.[\]]/g, "\\$&").replaceAll(/<\w+>/g, "[^/]+");
  return tracked.some((file) => new RegExp(`(^|/)${pattern}`).test(file));
}

describe.each(["README.md", "CONTRIBUTING.md"])("%s", (page) => {
  it("names files and folders that are there", async () => {
    const paths = inlineCodeIn(await text(page)).filter(isPath);
    expect(paths.length).toBeGreaterThan(5);
    expect(paths.filter((path) => !isThere(path))).toEqual([]);
  });
});

it("the tree of the README is the repository's", async () => {
  const paths = blocksIn(await text("README.md"), "text").flatMap(pathsInTree);
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => !exists(path))).toEqual([]);
});

it("every app, package and tool is in the tree of the README", async () => {
  const paths = blocksIn(await text("README.md"), "text").flatMap(pathsInTree);
  const folders = tracked.flatMap(
    (file) => /^((?:apps|packages|infra\/tools)\/[^/]+\/)package\.json$/.exec(file)?.[1] ?? [],
  );
  expect(folders.filter((folder) => !paths.includes(folder))).toEqual([]);
});

describe("the reader of pages", () => {
  it("finds links and images, in Markdown and HTML, and none in code", () => {
    const page = '[a](a.md#b "title") ![b](b.png) <img src="c.png"> `[d](d.md)`\n```bash\n[e](e.md)\n```\n';
    expect(linksIn(page)).toEqual(["a.md#b", "b.png", "c.png"]);
  });

  it("makes anchors as GitHub does", () => {
    const page =
      "# Roll back\n## `pnpm dev`, twice: why?\n## Roll back\n```\n# no heading\n```\n### [SLOs](slos.md) & more\n";
    expect(anchorsIn(page)).toEqual(["roll-back", "pnpm-dev-twice-why", "roll-back-1", "slos--more"]);
  });

  it("reads a tree by its indentation", () => {
    expect(pathsInTree("apps/\n  backend/    API\n    src/app.ts  all of it\n  frontend/\ndocs/  pages")).toEqual([
      "apps/",
      "apps/backend/",
      "apps/backend/src/app.ts",
      "apps/frontend/",
      "docs/",
    ]);
  });
});
