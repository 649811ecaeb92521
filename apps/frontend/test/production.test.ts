import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Frontend, spawnFrontend, startFrontend } from "./support/frontend.ts";
import { pet } from "./support/pets.ts";

const TOKEN = "a-token-of-the-scraper";
/** The four HTTP metrics; histograms by their count, which each series has once. */
const METRICS = [
  "http_requests_total",
  "http_request_duration_seconds_count",
  "http_request_size_bytes_count",
  "http_response_size_bytes_count",
];
const FOREIGN = { "x-forwarded-for": "203.0.113.9" };

let backend: Server;
let frontend: Frontend;

/** Responds like the API for one pet, and echoes other requests. */
function serveApi(): Server {
  return createServer(async (incoming, outgoing) => {
    outgoing.setHeader("content-type", "application/json");
    if (incoming.url === "/api/pets/7") return outgoing.end(JSON.stringify({ pet: pet("7", { name: "Juno" }) }));
    if (incoming.url?.startsWith("/api/pets/")) {
      const error = { code: "not_found", message: "Pet not found.", requestId: "r" };
      return outgoing.writeHead(404).end(JSON.stringify({ error }));
    }
    if (incoming.url === "/api/broken") return outgoing.write("{", () => outgoing.destroy());
    const { cookie, "x-forwarded-for": client, "x-request-id": id } = incoming.headers;
    outgoing.setHeader("set-cookie", ["petswipe_session=abc; HttpOnly", "b=2"]);
    outgoing.end(JSON.stringify({ cookie, client, id, body: await text(incoming) }));
  });
}

beforeAll(async () => {
  backend = serveApi().listen(0, "127.0.0.1");
  await once(backend, "listening");
  const { port } = backend.address() as AddressInfo;
  frontend = await startFrontend(`http://127.0.0.1:${port}`, { METRICS_TOKEN: TOKEN });
});
afterAll(async () => {
  await frontend.stop();
  backend.close();
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(frontend.url + path, { headers });
const scrape = async () => (await get("/metrics")).text();
/** The value of a series with all of its labels; undefined if it does not exist. */
function value(metrics: string, series: string): number | undefined {
  const line = metrics.split("\n").find((candidate) => candidate.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}
const seriesOf = (metrics: string, metric: string) =>
  metrics.split("\n").filter((line) => line.startsWith(`${metric}{`)).length;

describe("/metrics", () => {
  test("counts a page's request: pages and scrapes share one registry", async () => {
    const series = 'http_requests_total{method="GET",path="/login",status="200"}';
    const size = 'http_response_size_bytes_sum{method="GET",path="/login"}';
    const earlier = await scrape();
    const page = await (await get("/login", { "accept-encoding": "identity" })).arrayBuffer();
    const metrics = await scrape();
    expect(value(metrics, series)).toBe((value(earlier, series) ?? 0) + 1);
    expect(value(metrics, size)).toBe((value(earlier, size) ?? 0) + page.byteLength);
    expect(metrics).toContain("nodejs_eventloop_lag_seconds");
  });

  test("is available to private peers and with the token, and a 404 for others", async () => {
    expect((await get("/metrics")).status).toBe(200);
    expect((await get("/metrics", FOREIGN)).status).toBe(404);
    expect((await get("/metrics", { ...FOREIGN, authorization: `Bearer ${TOKEN}` })).status).toBe(200);
    expect((await get("/metrics", { ...FOREIGN, "x-petswipe-scrape-pass": "guess" })).status).toBe(404);
  });

  test("adds at most one series per metric for 1,000 random paths", async () => {
    const before = await scrape();
    for (let batch = 0; batch < 50; batch += 1) {
      await Promise.all(Array.from({ length: 20 }, async () => (await get(`/${crypto.randomUUID()}`)).text()));
    }
    const after = await scrape();
    const added = METRICS.map((metric) => seriesOf(after, metric) - seriesOf(before, metric));
    expect(Math.max(...added)).toBeLessThanOrEqual(1);
    const unmatched = 'http_requests_total{method="GET",path="unmatched",status="404"}';
    expect((value(after, unmatched) ?? 0) - (value(before, unmatched) ?? 0)).toBe(1000);
  }, 60_000);
});

describe("/api", () => {
  test("reaches the backend with body, cookie, client address and ID, and returns its cookies", async () => {
    const headers = { cookie: "petswipe_session=abc", "x-request-id": "abcdef-123" };
    const reply = await fetch(`${frontend.url}/api/echo`, { method: "POST", body: "hello", headers });
    expect(await reply.json()).toEqual({
      cookie: "petswipe_session=abc",
      client: "127.0.0.1",
      id: "abcdef-123",
      body: "hello",
    });
    expect(reply.headers.getSetCookie()).toEqual(["petswipe_session=abc; HttpOnly", "b=2"]);
    expect(reply.headers.get("x-request-id")).toBe("abcdef-123");
  });

  test("forwards a 3 MB upload completely", async () => {
    const body = "x".repeat(3_000_000);
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    const reply = await fetch(`${frontend.url}/api/echo`, { method: "POST", body, headers });
    expect(((await reply.json()) as { body: string }).body.length).toBe(body.length);
  });
});

test("a response that the backend aborts is counted as a 500, not as a client disconnect", async () => {
  await expect(get("/api/broken").then((reply) => reply.text())).rejects.toThrow();
  const metrics = await scrape();
  expect(value(metrics, 'http_requests_total{method="GET",path="/api/*",status="500"}')).toBe(1);
  expect(metrics).not.toMatch(/path="\/api\/\*",status="499"/);
});

describe("a page", () => {
  test("of a pet is rendered by the server; of a missing pet it is a 404", async () => {
    const page = await get("/pets/7");
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("<title>Meet Juno · PetSwipe</title>");
    expect((await get("/pets/8")).status).toBe(404);
  });

  test("that requires a login redirects there, with the way back", async () => {
    const reply = await fetch(`${frontend.url}/matches`, { redirect: "manual" });
    expect([reply.status, reply.headers.get("location")]).toEqual([307, "/login?next=%2Fmatches"]);
  });

  test("has a policy with a new nonce per response, which all scripts carry", async () => {
    const [one, other] = await Promise.all([get("/"), get("/")]);
    const nonceOf = (reply: Response) =>
      /'nonce-([^']+)'/.exec(reply.headers.get("content-security-policy") ?? "")?.[1];
    expect(nonceOf(one)).not.toBe(nonceOf(other));
    expect(one.headers.get("x-content-type-options")).toBe("nosniff");
    const scripts = (await one.text()).match(/<script[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonceOf(one)}"`))).toEqual([]);
  });
});

describe("without its backend", () => {
  let alone: Frontend;
  beforeAll(async () => {
    alone = await startFrontend("http://127.0.0.1:1");
  });
  afterAll(() => alone.stop());

  test("the API responds with a 502 in its error format, and the process stays alive", async () => {
    const reply = await fetch(`${alone.url}/api/pets`);
    expect(reply.status).toBe(502);
    expect(await reply.json()).toMatchObject({
      error: { code: "backend_unreachable", requestId: reply.headers.get("x-request-id") },
    });
    expect((await fetch(`${alone.url}/health/live`)).status).toBe(200);
  });

  test("pages without data are served, and others show an error without internals", async () => {
    expect((await fetch(alone.url, { headers: { cookie: "petswipe_session=x" } })).status).toBe(200);
    const broken = await fetch(`${alone.url}/pets/7`);
    expect(broken.status).toBe(500);
    expect(await broken.text()).not.toMatch(/ECONNREFUSED|at async/);
  });
});

describe("does not start", () => {
  test.each([
    [
      "with an invalid environment, listing every problem",
      { PORT: "http", BACKEND_URL: "nowhere" },
      /PORT .*\n.*BACKEND_URL /,
    ],
    ["on a port in use, naming it", { PORT: "taken" }, /^Port \d+ of 127\.0\.0\.1 is already in use/],
  ])("%s", async (_, env, message) => {
    const { port } = backend.address() as AddressInfo;
    const child = spawnFrontend(env.PORT === "taken" ? { PORT: String(port) } : env);
    const stderr = child.stderr === null ? "" : text(child.stderr);
    const [code] = await once(child, "exit");
    expect([code, await stderr]).toEqual([1, expect.stringMatching(message)]);
  });
});
