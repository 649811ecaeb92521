import { type RouteTemplate, routeTemplate, UNMATCHED } from "@petswipe/metrics";

/** Label values for the pages, route handlers and icons in src/app (a test compares them with the files). */
export const ROUTES = [
  "/",
  "/account",
  "/forgot",
  "/health/live",
  "/login",
  "/matches",
  "/metrics",
  "/pets/:id",
  "/reset",
  "/shelter",
  "/signup",
  "/swipe",
  "/apple-icon.png",
  "/favicon.ico",
  "/icon.svg",
  "/manifest.webmanifest",
] as const;

/** Path prefixes that count as one route each. */
export const TREES = ["/_next/*", "/api/*"] as const;

const templates = ROUTES.map((route) => ({ template: routeTemplate(route), segments: route.split("/") }));
const trees = TREES.map((tree) => ({ template: routeTemplate(tree), prefix: tree.slice(0, -1) }));

/** The label of a request target (a path, with or without query): one of ROUTES or TREES, else `unmatched`. */
export function templateOf(target: string): RouteTemplate {
  const path = target.split("?", 1)[0] ?? "";
  const tree = trees.find(({ prefix }) => path.startsWith(prefix));
  if (tree !== undefined) return tree.template;
  const given = path.split("/");
  return templates.find(({ segments }) => matches(segments, given))?.template ?? UNMATCHED;
}

function matches(segments: readonly string[], given: readonly string[]): boolean {
  return (
    segments.length === given.length &&
    segments.every((segment, index) => (segment.startsWith(":") ? given[index] !== "" : segment === given[index]))
  );
}
