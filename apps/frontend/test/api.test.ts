import type { RequestListener } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, expect, test, vi } from "vitest";
import { ApiError } from "../src/api/errors.ts";
import { asApiError, request } from "../src/api/request.ts";
import { serve } from "./support/serve.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A real server at the origin of the browser's relative URLs. */
async function answerWith(listener: RequestListener): Promise<void> {
  atOrigin(await serve(listener));
}

function atOrigin(origin: string): void {
  const real = globalThis.fetch;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => real(new URL(path, origin), init));
}

const failure = (act: Promise<unknown>) => act.then(() => undefined, asApiError);

test("a body is sent as JSON, and the response is returned", async () => {
  await answerWith(async (incoming, outgoing) => {
    const body = await text(incoming);
    outgoing.end(JSON.stringify({ method: incoming.method, type: incoming.headers["content-type"], body }));
  });
  expect(await request("/api/swipes", { method: "POST", body: { petId: "1", liked: true } })).toEqual({
    method: "POST",
    type: "application/json",
    body: '{"petId":"1","liked":true}',
  });
});

test.each([204, 202])("a response %i without a body is undefined", async (status) => {
  await answerWith((_, outgoing) => outgoing.writeHead(status).end());
  expect(await request("/api/auth/logout", { method: "POST" })).toBeUndefined();
});

test("an API error keeps its message, details and request ID", async () => {
  const details = [{ where: "row 2", message: "name is missing" }];
  const error = { code: "csv_invalid", message: "Nothing was imported.", requestId: "r-12345678", details };
  await answerWith((_, outgoing) => outgoing.writeHead(422).end(JSON.stringify({ error })));
  const failed = await failure(request("/api/pets/import"));
  expect(failed).toBeInstanceOf(ApiError);
  expect(failed).toMatchObject({ ...error, status: 422, isServerError: false });
});

test.each(["<h1>Bad Gateway</h1>", '{"oops":1}', "null", '{"error":"text"}'])(
  "a response that is not the API's (%s) gets a generic message",
  async (body) => {
    await answerWith((_, outgoing) => outgoing.writeHead(502, { "x-request-id": "r-1" }).end(body));
    const failed = await failure(request("/api/deck"));
    expect(failed).toMatchObject({ status: 502, code: "unexpected_response", requestId: "r-1", isServerError: true });
  },
);

test("a failed connection is reported as unreachable", async () => {
  atOrigin("http://127.0.0.1:1");
  expect(await failure(request("/api/deck"))).toMatchObject({ status: 0, code: "unreachable" });
});

test("any other error is reported as an error of the page", () => {
  expect(asApiError(new SyntaxError("Unexpected token"))).toMatchObject({ code: "page_error", status: 0 });
});
