import { globSync } from "node:fs";
import { join } from "node:path";
import { UNMATCHED } from "@petswipe/metrics";
import { expect, test } from "vitest";
import { ROUTES, TREES, templateOf } from "../src/observability/routes.ts";

const app = join(import.meta.dirname, "../src/app");

/** The route that Next serves a file of src/app under; `[id]` is `:id`, `[...path]` a tree. */
function routeOf(file: string): string {
  const route = `/${file}`
    .replace(/\/(page\.tsx|route\.ts)$/, "")
    .replace("manifest.ts", "manifest.webmanifest")
    .replaceAll(/\[\.\.\.\w+\]/g, "*")
    .replaceAll(/\[(\w+)\]/g, ":$1");
  return route === "" ? "/" : route;
}

test("every page, route handler and icon has its template, and there are no others", () => {
  const files = globSync(["**/page.tsx", "**/route.ts", "manifest.ts", "*.{ico,svg,png}"], { cwd: app });
  const served = [...files.map(routeOf), "/_next/*"];
  expect(served.toSorted()).toEqual([...ROUTES, ...TREES].toSorted());
});

test.each([
  ["/", "/"],
  ["/?utm_source=x", "/"],
  ["/swipe?_rsc=1a2b", "/swipe"],
  ["/pets/42", "/pets/:id"],
  ["/_next/static/chunks/a.js", "/_next/*"],
  ["/api/pets/42/photo", "/api/*"],
  ["/icon.svg?icon.0a1b", "/icon.svg"],
])("%s is counted as %s", (target, template) => {
  expect(templateOf(target)).toBe(template);
});

test.each(["", "*", "/pets", "/pets/", "/pets/1/2", "/swipe/", "/api", "/wp-login.php", "//", "/%00"])(
  "%j is unmatched",
  (target) => {
    expect(templateOf(target)).toBe(UNMATCHED);
  },
);
