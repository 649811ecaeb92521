import type { ErrorReply, ReadyReply } from "@petswipe/contract";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { metricValue } from "./support/metrics.ts";
import { listen } from "./support/server.ts";
import { client, listPet, PASSWORD, signUp } from "./support/users.ts";

const METRICS_TOKEN = "a token for scrapers";

let backend: Backend;
let origin: string;
beforeAll(async () => {
  backend = await startBackend({ METRICS_TOKEN });
  origin = await listen(backend);
});
afterAll(() => backend.close());

describe("the request id", () => {
  test("is taken from the client, returned, and in the error and the log", async () => {
    const id = `caller-${crypto.randomUUID()}`;
    const reply = await fetch(`${origin}/nothing`, { headers: { "x-request-id": id } });
    expect(reply.headers.get("x-request-id")).toBe(id);
    expect(((await reply.json()) as ErrorReply).error.requestId).toBe(id);
    await vi.waitUntil(() => backend.log.lines().some((line) => line["requestId"] === id && line.msg === "request"));
  });

  test.each([
    ["none is given", undefined],
    ["it is too short", "1"],
    ["it is too long", "x".repeat(65)],
    ["it could forge a log line", '"}{"level":"fatal'],
  ])("is a new one when %s", async (_why, given) => {
    const headers = given === undefined ? {} : { "x-request-id": given };
    const ids = await Promise.all([1, 2].map(() => backend.app.inject({ url: "/nothing", headers })));
    const [one, two] = ids.map((reply) => reply.headers["x-request-id"]);
    expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
    expect(one).not.toBe(two);
  });
});

describe("the access log", () => {
  test("has exactly one line per request, with the route's template and without the query string", async () => {
    const pet = await listPet(await signUp(backend, "shelter"));
    const lines = () => backend.log.lines().filter((line) => line.msg === "request");
    const before = lines().length;
    const paths = [
      `/api/pets/${pet.id}`,
      "/api/pets?limit=1&cursor=77",
      "/nothing?secret=hush",
      "/%ff",
      "/api/pets?q=1",
    ];
    for (const path of paths) await fetch(origin + path);
    await vi.waitUntil(() => lines().length === before + paths.length);
    const shown = lines()
      .slice(before)
      .map(({ level, method, route, status }) => [level, method, route, status]);
    expect(shown).toEqual([
      ["info", "GET", "/api/pets/:id", 200],
      ["info", "GET", "/api/pets", 200],
      ["info", "GET", "unmatched", 404],
      ["info", "GET", "unmatched", 404],
      ["info", "GET", "/api/pets", 400],
    ]);
    expect(backend.log.text()).not.toMatch(/hush|cursor=77/);
  });

  test("shows scrapes and probes at debug level only", async () => {
    const before = backend.log.lines().length;
    await fetch(`${origin}/health/live`);
    const line = await vi.waitUntil(() =>
      backend.log
        .lines()
        .slice(before)
        .find((one) => one.msg === "request"),
    );
    expect([line.level, line["route"]]).toEqual(["debug", "/health/live"]);
  });

  test("contains no password, token, cookie or email address", async () => {
    const email = `secret-${crypto.randomUUID()}@example.com`;
    const body = { email, password: PASSWORD, displayName: "Secret" };
    const call = client(backend);
    const { body: signedUp } = await call<{ token: string }>("POST", "/api/auth/signup", body);
    await call("POST", "/api/auth/signup", body);
    await call("POST", "/api/auth/login", { email, password: "wrong but secret" });
    await call("POST", "/api/auth/login", { email, password: PASSWORD });
    await call("POST", "/api/auth/signup", { ...body, displayName: "", passwort: PASSWORD });
    await call("POST", "/api/auth/password-reset", { email });
    const broken = {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body).slice(0, -1),
    };
    await fetch(`${origin}/api/auth/login`, broken);
    await fetch(`${origin}/api/auth/me?token=${signedUp.token}`, {
      headers: { cookie: `petswipe_session=${signedUp.token}` },
    });
    await client(backend, signedUp.token.slice(0, -3))("GET", "/api/auth/me");
    const written = backend.log.text();
    for (const secret of [email, PASSWORD, "wrong but secret", signedUp.token, signedUp.token.split(".")[2] ?? ""]) {
      expect(written).not.toContain(secret);
    }
  });
});

describe("/metrics", () => {
  const scrape = (headers: Record<string, string> = {}, remoteAddress = "127.0.0.1") =>
    backend.app.inject({ url: "/metrics", headers, remoteAddress });

  test("is OpenMetrics for this machine and private networks", async () => {
    const reply = await scrape();
    expect(reply.statusCode).toBe(200);
    expect(reply.headers["content-type"]).toMatch(/^application\/openmetrics-text/);
    expect(reply.body).toMatch(/# EOF\n$/);
    expect((await scrape({}, "10.1.2.3")).statusCode).toBe(200);
  });

  test.each([
    ["the internet", {}, "203.0.113.7"],
    ["a proxy", { "x-forwarded-for": "203.0.113.7" }, "127.0.0.1"],
    ["a proxy that claims this machine", { "x-forwarded-for": "127.0.0.1" }, "10.0.0.1"],
    ["a proxy with Forwarded", { forwarded: "for=203.0.113.7" }, "127.0.0.1"],
    ["the internet with a wrong token", { authorization: "Bearer wrong" }, "203.0.113.7"],
  ])("is closed to %s", async (_who, headers, remoteAddress) => {
    const reply = await scrape(headers, remoteAddress);
    expect([reply.statusCode, reply.json<ErrorReply>().error.code]).toEqual([403, "forbidden"]);
    const authorization = `Bearer ${METRICS_TOKEN}`;
    expect((await scrape({ ...headers, authorization }, remoteAddress)).statusCode).toBe(200);
  });
});

test("health reports the parts, and needs no session", async () => {
  expect((await client(backend)("GET", "/health/live")).body).toEqual({ status: "live" });
  const ready = await client(backend)<ReadyReply>("GET", "/health/ready");
  expect([ready.status, ready.body]).toEqual([200, { status: "ready", parts: { database: "up", redis: "up" } }]);
});

test("a hundred concurrent readiness checks probe PostgreSQL once", async () => {
  const other = await startBackend();
  const queries = () => metricValue(other, "db_queries_total", { operation: "select", table: "none" });
  const before = await queries();
  const replies = await Promise.all(Array.from({ length: 100 }, () => other.app.inject("/health/ready")));
  expect(new Set(replies.map((reply) => reply.statusCode))).toEqual(new Set([200]));
  expect(await queries()).toBe(before + 1);
  await other.close();
});
