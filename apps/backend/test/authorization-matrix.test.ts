import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { routesOf } from "./support/routes.ts";
import { makeAdmin, signUp } from "./support/users.ts";

/** `in`: passed the guard; later errors do not depend on the role. */
type Verdict = 401 | 403 | "in";
type Row = readonly [anonymous: Verdict, adopter: Verdict, shelter: Verdict, admin: Verdict];
const ROLES = ["anonymous", "adopter", "shelter", "admin"] as const;

const EVERYONE: Row = ["in", "in", "in", "in"];
const ACCOUNTS: Row = [401, "in", "in", "in"];
const ADOPTERS: Row = [401, "in", 403, 403];
const SHELTERS: Row = [401, 403, "in", 403];
const SHELTERS_AND_ADMINS: Row = [401, 403, "in", "in"];

const MATRIX: Readonly<Record<string, Row>> = {
  "POST /api/auth/signup": EVERYONE,
  "POST /api/auth/login": EVERYONE,
  "POST /api/auth/logout": ACCOUNTS,
  "GET /api/auth/me": ACCOUNTS,
  "POST /api/auth/password-reset": EVERYONE,
  "POST /api/auth/password-reset/confirm": EVERYONE,
  "GET /api/users/me": ACCOUNTS,
  "PATCH /api/users/me": ACCOUNTS,
  "DELETE /api/users/me": ACCOUNTS,
  "GET /api/users/me/export": ACCOUNTS,
  "GET /api/pets": EVERYONE,
  "POST /api/pets": SHELTERS,
  "POST /api/pets/import": SHELTERS,
  "GET /api/pets/:id": EVERYONE,
  "PATCH /api/pets/:id": SHELTERS_AND_ADMINS,
  "POST /api/pets/:id/withdraw": SHELTERS_AND_ADMINS,
  "POST /api/pets/:id/photo": SHELTERS_AND_ADMINS,
  "GET /api/photos/*": EVERYONE,
  "GET /api/deck": ADOPTERS,
  "POST /api/swipes": ADOPTERS,
  "GET /api/matches": ACCOUNTS,
  "GET /api/matches/requests": SHELTERS,
  "POST /api/matches/accept": SHELTERS,
  "POST /api/matches/:id/adoption": ADOPTERS,
  "POST /api/adoptions/:id/complete": SHELTERS_AND_ADMINS,
  "POST /api/adoptions/:id/cancel": ACCOUNTS,
  "GET /api/docs": EVERYONE,
  "GET /api/docs/json": EVERYONE,
  "GET /api/docs/yaml": EVERYONE,
  "GET /api/docs/static/index.html": EVERYONE,
  "GET /api/docs/static/swagger-initializer.js": EVERYONE,
  "GET /api/docs/static/*": EVERYONE,
  "GET /health/live": EVERYONE,
  "GET /health/ready": EVERYONE,
  // Restricted by address or its own token: http.test.ts.
  "GET /metrics": EVERYONE,
};
const CODES = { 401: "not_logged_in", 403: "forbidden" } as const;

let backend: Backend;
beforeAll(async () => {
  backend = await startBackend();
});
afterAll(() => backend.close());

test("has a row for every route of the app, and no others", () => {
  expect(Object.keys(MATRIX).sort()).toEqual(routesOf(backend));
});

test("the documentation marks exactly the routes that need a session", async () => {
  const { paths } = (await backend.app.inject("/api/docs/json")).json<{
    paths: Record<string, Record<string, { security?: object[] }>>;
  }>();
  for (const [url, operations] of Object.entries(paths)) {
    for (const [method, { security }] of Object.entries(operations)) {
      const route = `${method.toUpperCase()} ${url.replace("{*}", "*").replace(/\{(\w+)\}/g, ":$1")}`;
      expect(security, route).toEqual(MATRIX[route]?.[0] === 401 ? [{ bearer: [] }, { cookie: [] }] : undefined);
    }
  }
});

async function logIn() {
  const users = [signUp(backend), signUp(backend, "shelter"), makeAdmin(backend)];
  const [adopter, shelter, admin] = (await Promise.all(users)).map(({ token }) => token);
  return { anonymous: undefined, adopter, shelter, admin };
}

async function send(method: string, url: string, token: string | undefined) {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return backend.app.inject({ method: method as "GET", url, headers });
}

describe.each(Object.entries(MATRIX))("%s", (route, row) => {
  const [method = "", template = ""] = route.split(" ");
  const url = template.replace(":id", "999999999").replace("*", "nothing");

  test(`admits ${ROLES.filter((_, i) => row[i] === "in").join(", ") || "no one"}`, async () => {
    const tokens = await logIn();
    for (const [i, role] of ROLES.entries()) {
      if (method === "GET")
        expect((await send("HEAD", url, tokens[role])).statusCode).toBe(
          (await send("GET", url, tokens[role])).statusCode,
        );
      const reply = await send(method, url, tokens[role]);
      const status = reply.statusCode;
      expect(status, `${role}: ${reply.body}`).toBeLessThan(500);
      expect(status === 401 || status === 403 ? status : "in", `${role}: ${reply.body}`).toBe(row[i]);
      const verdict = row[i] ?? "in";
      if (verdict !== "in") expect(reply.json()).toMatchObject({ error: { code: CODES[verdict] } });
    }
  });
});
