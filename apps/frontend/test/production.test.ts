import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Frontend, spawnFrontend, startFrontend } from "./support/frontend.ts";
import { pet } from "./support/pets.ts";

const TOKEN = "a-token-of-the-scraper";
/** The four HTTP metrics; a histogram by the one line that each of its series has. */
const METRICS = [
  "http_requests_total",
  "http_request_duration_seconds_count",
  "http_request_size_bytes_count",
  "http_response_size_bytes_count",
];
const FOREIGN = { "x-forwarded-for": "203.0.113.9" };

let backend: Server;
let frontend: Frontend;

/** Answers as the API would for one pet, and repeats what it is sent elsewhere. */
function serveApi(): Server {
  return createServer(async (incoming, outgoing) => {
    outgoing.setHeader("content-type", "application/json");
    if (incoming.url === "/api/pets/7") return outgoing.end(JSON.stringify({ pet: pet("7", { name: "Juno" }) }));
    if (incoming.url?.startsWith("/api/pets/")) {
      const error = { code: "not_found", message: "There is no such pet.", requestId: "r" };
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
/** The value of a series whose labels are given in full; undefined when it is not there. */
function value(metrics: string, series: string): number | undefined {
  const line = metrics.split("\n").find((candidate) => candidate.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}
const seriesOf = (metrics: string, metric: string) =>
  metrics.split("\n").filter((line) => line.startsWith(`${metric}{`)).length;

describe("/metrics", () => {
  test("shows a page's request, so pages and scrapes share one registry", async () => {
    const series = 'http_requests_total{method="GET",path="/login",status="200"}';
    const size = 'http_response_size_bytes_sum{method="GET",path="/login"}';
    const earlier = await scrape();
    const page = await (await get("/login", { "accept-encoding": "identity" })).arrayBuffer();
    const metrics = await scrape();
    expect(value(metrics, series)).toBe((value(earlier, series) ?? 0) + 1);
    expect(value(metrics, size)).toBe((value(earlier, size) ?? 0) + page.byteLength);
    expect(metrics).toContain("nodejs_eventloop_lag_seconds");
  });

  test("is there for private peers and with the token, and for others it is not", async () => {
    expect((await get("/metrics")).status).toBe(200);
    expect((await get("/metrics", FOREIGN)).status).toBe(404);
    expect((await get("/metrics", { ...FOREIGN, authorization: `Bearer ${TOKEN}` })).status).toBe(200);
    expect((await get("/metrics", { ...FOREIGN, "x-petswipe-scrape-pass": "guess" })).status).toBe(404);
  });

  test("has one series more per metric at most after 1,000 random paths", async () => {
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
  test("reaches the backend with body, cookie, client address and id, and brings its cookies back", async () => {
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

  test("passes 3 MB of upload through whole", async () => {
    const body = "x".repeat(3_000_000);
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    const reply = await fetch(`${frontend.url}/api/echo`, { method: "POST", body, headers });
    expect(((await reply.json()) as { body: string }).body.length).toBe(body.length);
  });
});

test("an answer that the backend breaks off is counted as our fault, not as the client's leaving", async () => {
  await expect(get("/api/broken").then((reply) => reply.text())).rejects.toThrow();
  const metrics = await scrape();
  expect(value(metrics, 'http_requests_total{method="GET",path="/api/*",status="500"}')).toBe(1);
  expect(metrics).not.toMatch(/path="\/api\/\*",status="499"/);
});

describe("a page", () => {
  test("of a pet is rendered by the server, and of no pet is a 404", async () => {
    const page = await get("/pets/7");
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("<title>Meet Juno · PetSwipe</title>");
    expect((await get("/pets/8")).status).toBe(404);
  });

  test("that needs a login leads there and knows the way back", async () => {
    const reply = await fetch(`${frontend.url}/matches`, { redirect: "manual" });
    expect([reply.status, reply.headers.get("location")]).toEqual([307, "/login?next=%2Fmatches"]);
  });

  test("has a policy whose nonce its scripts carry, another one each time", async () => {
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

  test("the API is a 502 in its own form and the process lives", async () => {
    const reply = await fetch(`${alone.url}/api/pets`);
    expect(reply.status).toBe(502);
    expect(await reply.json()).toMatchObject({
      error: { code: "backend_unreachable", requestId: reply.headers.get("x-request-id") },
    });
    expect((await fetch(`${alone.url}/health/live`)).status).toBe(200);
  });

  test("pages that need nothing are served, and the others say so kindly", async () => {
    expect((await fetch(alone.url, { headers: { cookie: "petswipe_session=x" } })).status).toBe(200);
    const broken = await fetch(`${alone.url}/pets/7`);
    expect(broken.status).toBe(500);
    expect(await broken.text()).not.toMatch(/ECONNREFUSED|at async/);
  });
});

describe("does not start", () => {
  test.each([
    [
      "with a bad environment, listing every fault",
      { PORT: "http", BACKEND_URL: "nowhere" },
      /PORT .*\n.*BACKEND_URL /,
    ],
    ["on a taken port, naming it", { PORT: "taken" }, /^Port \d+ of 127\.0\.0\.1 is taken by another program/],
  ])("%s", async (_, env, complaint) => {
    const { port } = backend.address() as AddressInfo;
    const child = spawnFrontend(env.PORT === "taken" ? { PORT: String(port) } : env);
    const said = child.stderr === null ? "" : text(child.stderr);
    const [code] = await once(child, "exit");
    expect([code, await said]).toEqual([1, expect.stringMatching(complaint)]);
  });
});
