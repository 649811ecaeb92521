import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { routesOf } from "./support/routes.ts";

interface Document {
  readonly paths: Record<string, Record<string, { tags?: string[]; responses: Record<string, unknown> }>>;
}

let backend: Backend;
let document: Document;
beforeAll(async () => {
  backend = await startBackend();
  document = (await backend.app.inject("/api/docs/json")).json<Document>();
});
afterAll(() => backend.close());

/** The API's routes, in OpenAPI's notation. */
const routes = () =>
  routesOf(backend)
    .filter((route) => / \/api\/(?!docs)/.test(route))
    .map((route) => route.replace(/:(\w+)/g, "{$1}").replace("*", "{*}"));

test("is valid OpenAPI", async () => {
  expect(await new Validator().validate(document as never)).toEqual({ valid: true });
});

test("lists exactly the routes of the API", () => {
  const listed = Object.entries(document.paths).flatMap(([url, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${url}`),
  );
  expect(routes().length).toBeGreaterThan(20);
  expect(listed.sort()).toEqual(routes().sort());
});

test("has each route's errors and tag", () => {
  for (const [url, operations] of Object.entries(document.paths)) {
    for (const { responses, tags } of Object.values(operations)) {
      expect(Object.keys(responses), url).toEqual(expect.arrayContaining(["4XX", "5XX"]));
      expect(tags, url).toHaveLength(1);
    }
  }
});

test("is served as a page", async () => {
  const page = await backend.app.inject("/api/docs");
  expect([page.statusCode, page.headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
});
