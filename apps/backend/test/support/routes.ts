import type { Backend } from "./backend.ts";

/** All routes of the router ("POST /api/pets/:id/withdraw"), sorted, without HEAD and OPTIONS. */
export function routesOf({ app }: Pick<Backend, "app">): string[] {
  const found: string[] = [];
  const path: string[] = [];
  for (const line of app.printRoutes().split("\n")) {
    const [, indent = "", segment = "", methods = ""] = /^([│\s]*)[├└]── (.+?)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    path.length = indent.length / 4;
    path.push(segment === "(empty root node)" ? "" : segment);
    const relevant = methods.split(", ").filter((method) => !["", "HEAD", "OPTIONS"].includes(method));
    found.push(...relevant.map((method) => `${method} ${path.join("")}`));
  }
  return found.sort();
}

/** All routes with a JSON body. */
export const JSON_ROUTES = [
  ["POST", "/api/auth/signup"],
  ["POST", "/api/auth/login"],
  ["POST", "/api/auth/password-reset"],
  ["POST", "/api/auth/password-reset/confirm"],
  ["PATCH", "/api/users/me"],
  ["DELETE", "/api/users/me"],
  ["POST", "/api/pets"],
  ["PATCH", "/api/pets/1"],
  ["POST", "/api/swipes"],
  ["POST", "/api/matches/accept"],
] as const;
