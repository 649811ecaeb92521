import { text } from "node:stream/consumers";
import { createLogger } from "@petswipe/logging";
import { expect, test } from "vitest";
import { SCRAPE_PASS } from "../src/observability/arrival.ts";
import { type RelayOptions, relay } from "../src/server/relay.ts";
import { serve } from "./support/serve.ts";

const logger = createLogger({ service: "frontend", environment: "test" });
const forward = (request: Request, backendUrl: string, options: Partial<RelayOptions> = {}) =>
  relay(request, { backendUrl, logger, ...options });
const MULTIPART = { "content-type": "multipart/form-data; boundary=x" };

const requestTo = (path: string, init: RequestInit & { duplex?: "half" } = {}) =>
  new Request(`http://petswipe.example${path}`, {
    ...init,
    headers: { "x-request-id": "r-12345678", ...init.headers },
  });

test("method, query, body, cookies, client address and request id arrive at the backend", async () => {
  const origin = await serve(async (incoming, outgoing) => {
    const { cookie, host, "x-forwarded-for": client, "x-request-id": id } = incoming.headers;
    const { method, url } = incoming;
    outgoing.end(JSON.stringify({ method, url, cookie, host, client, id, body: await text(incoming) }));
  });
  const headers = { cookie: "petswipe_session=abc", "x-forwarded-for": "203.0.113.9", "keep-alive": "9" };
  const reply = await forward(requestTo("/api/pets?limit=3", { method: "POST", body: "hello", headers }), origin);
  expect(await reply.json()).toEqual({
    method: "POST",
    url: "/api/pets?limit=3",
    cookie: "petswipe_session=abc",
    host: new URL(origin).host,
    client: "203.0.113.9",
    id: "r-12345678",
    body: "hello",
  });
});

test("a multipart body keeps its boundary and its bytes", async () => {
  const origin = await serve(async (incoming, outgoing) => {
    outgoing.writeHead(200, { "x-type": incoming.headers["content-type"] ?? "" }).end(await text(incoming));
  });
  const form = new FormData();
  form.set("photo", new Blob(["\u0000\u00ff picture"], { type: "image/png" }), "pet.png");
  const reply = await forward(requestTo("/api/pets/1/photo", { method: "POST", body: form }), origin);
  const received = await new Response(reply.body, {
    headers: { "content-type": reply.headers.get("x-type") ?? "" },
  }).formData();
  const photo = received.get("photo") as File;
  expect([photo.name, photo.type, await photo.text()]).toEqual(["pet.png", "image/png", "\u0000\u00ff picture"]);
});

test("an upload is streamed, not buffered", async () => {
  const { promise: firstPart, resolve: onFirstPart } = Promise.withResolvers<string>();
  const origin = await serve((incoming, outgoing) => {
    incoming.once("data", (part) => onFirstPart(String(part)));
    incoming.on("end", () => outgoing.end("all"));
  });
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const reply = forward(
    requestTo("/api/pets/import", { method: "POST", body: readable, duplex: "half", headers: MULTIPART }),
    origin,
  );
  void writer.write(Buffer.from("first"));
  expect(await firstPart).toBe("first");
  await writer.close();
  expect(await (await reply).text()).toBe("all");
});

test("status and all cookies are returned, also of redirects and errors, without hop-by-hop headers", async () => {
  const origin = await serve((_, outgoing) => {
    outgoing.writeHead(303, { location: "/login", "set-cookie": ["a=1; HttpOnly", "b=2"], "keep-alive": "timeout=9" });
    outgoing.end("gone");
  });
  const reply = await forward(requestTo("/api/auth/logout", { method: "POST" }), origin);
  expect([reply.status, reply.headers.get("location"), await reply.text()]).toEqual([303, "/login", "gone"]);
  expect(reply.headers.getSetCookie()).toEqual(["a=1; HttpOnly", "b=2"]);
  expect(reply.headers.has("keep-alive")).toBe(false);
});

test("a 204 has no body", async () => {
  const origin = await serve((_, outgoing) => outgoing.writeHead(204).end());
  const reply = await forward(requestTo("/api/auth/logout", { method: "POST" }), origin);
  expect([reply.status, reply.body]).toEqual([204, null]);
});

test("the rejection of a backend that closes the connection on an oversized body is returned", async () => {
  const origin = await serve((_, outgoing) => {
    outgoing.writeHead(413, { connection: "close" }).end("too large");
  });
  const reply = await forward(requestTo("/api/auth/login", { method: "POST", body: "x".repeat(200_000) }), origin);
  expect([reply.status, await reply.text()]).toEqual([413, "too large"]);
});

test("a far too large body is rejected without contacting the backend", async () => {
  const request = requestTo("/api/auth/login", { method: "POST", body: "x".repeat(3_000_000) });
  const reply = await forward(request, "http://127.0.0.1:1");
  expect(reply.status).toBe(413);
  expect(await reply.json()).toMatchObject({ error: { code: "body_too_large", requestId: "r-12345678" } });
});

test("an unreachable backend is a 502 in the API's error format", async () => {
  const reply = await forward(requestTo("/api/pets"), "http://127.0.0.1:1");
  expect(reply.status).toBe(502);
  expect(await reply.json()).toEqual({
    error: { code: "backend_unreachable", message: expect.stringContaining("try again"), requestId: "r-12345678" },
  });
});

test("a backend timeout is a 504 in the API's error format", async () => {
  const origin = await serve(() => {});
  const reply = await forward(requestTo("/api/pets"), origin, { timeoutMs: 20 });
  expect(reply.status).toBe(504);
  expect(await reply.json()).toMatchObject({ error: { code: "backend_timeout", requestId: "r-12345678" } });
});

test("the pass for /metrics is not forwarded to the backend", async () => {
  const origin = await serve((incoming, outgoing) => outgoing.end(JSON.stringify(incoming.headers)));
  const reply = await forward(requestTo("/api/pets", { headers: { [SCRAPE_PASS]: "secret" } }), origin);
  expect(await reply.json()).not.toHaveProperty(SCRAPE_PASS);
});

test("a path cannot address another host", async () => {
  const origin = await serve((_, outgoing) => outgoing.end("backend"));
  const other = await serve((_, outgoing) => outgoing.end("elsewhere"));
  const reply = await forward(requestTo(`//${new URL(other).host}/api/pets`), origin);
  expect([reply.status, await reply.text()]).toEqual([404, expect.stringContaining("not_found")]);
});

test.each(["/metrics", "/api/../metrics", "/api/%2e%2e/metrics"])("%s does not reach beyond the API", async (path) => {
  const origin = await serve((_, outgoing) => outgoing.end("secret"));
  expect((await forward(requestTo(path), origin)).status).toBe(404);
});
