import { type RouteTemplate, routeTemplate, UNMATCHED } from "@petswipe/metrics";

/** What this app serves itself, as labels: the pages and route handlers of src/app and the icons beside them (tested against the files). */
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

/** Trees counted as one route each. */
export const TREES = ["/_next/*", "/api/*"] as const;

const templates = ROUTES.map((route) => ({ template: routeTemplate(route), segments: route.split("/") }));
const trees = TREES.map((tree) => ({ template: routeTemplate(tree), prefix: tree.slice(0, -1) }));

/** The label of a request's target (path with or without a query): one of ROUTES or TREES, else `unmatched`. */
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
