import { type StandIn, startStandIn } from "@petswipe/embedded/testing/stand-in";
import { afterEach, expect, test, vi } from "vitest";
import type { Listing } from "../traffic/listing.ts";
import { runTraffic, type TrafficOptions } from "../traffic/run.ts";
import { petswipe } from "./support/petswipe.ts";

const SPEED = 500;

let stop = new AbortController();
let servers: StandIn[] = [];

afterEach(async () => {
  stop.abort();
  stop = new AbortController();
  await Promise.all(servers.map((server) => server.stop()));
  servers = [];
});

async function standIn(...options: Parameters<typeof startStandIn>): Promise<StandIn> {
  const server = await startStandIn(...options);
  servers.push(server);
  return server;
}

const nextListing = async (): Promise<Listing> => ({
  details: { name: "Pip", petType: "dog", ageMonths: 3 },
  photo: new Blob([new Uint8Array([1, 2, 3])]),
});

/** Accelerated traffic; `lines` is its log. */
function traffic(backend: string, options: Partial<TrafficOptions> = {}) {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const ended = runTraffic({ backend, signal: stop.signal, say, nextListing, speed: SPEED, ...options });
  return { lines, ended };
}

test("users sign up, log in, swipe, match, adopt, list pets and log out", async () => {
  const backend = await standIn(petswipe());
  const { ended } = traffic(backend.origin);
  const seen = (method: string, path: RegExp) =>
    vi.waitFor(() => expect(backend.of(method, path)).not.toEqual([]), 20_000);
  await seen("POST", /\/auth\/signup$/);
  await seen("POST", /\/auth\/login$/);
  await seen("POST", /\/auth\/logout$/);
  await seen("POST", /\/auth\/password-reset$/);
  await seen("GET", /\/deck\?limit=10$/);
  await seen("POST", /\/swipes$/);
  await seen("POST", /\/matches\/\d+\/adoption$/);
  await seen("POST", /\/matches\/accept$/);
  await seen("POST", /\/pets$/);
  await seen("POST", /\/pets\/\d+\/photo$/);
  await seen("GET", /\/no-such-page-\d+$/);
  stop.abort();
  await ended;
  const swipes = backend.of("POST", /\/swipes$/);
  expect(swipes.every(({ token }) => token?.startsWith("token-"))).toBe(true);
  expect(new Set(swipes.map(({ body }) => JSON.parse(body).liked))).toEqual(new Set([true, false]));
  expect(new Set(backend.requests.map(({ address }) => address)).size).toBeGreaterThan(10);
});

test("with a full pool, most sessions reuse an account", async () => {
  const backend = await standIn(petswipe());
  traffic(backend.origin, { users: { adopters: 4, shelters: 0, visitors: 0 }, chance: () => 0.5 });
  await vi.waitFor(() => expect(backend.of("POST", /login$/).length).toBeGreaterThan(8), 20_000);
  expect(backend.of("POST", /signup$/).length).toBeLessThanOrEqual(8);
});

test("an outage is logged once, its end once, and the traffic continues", async () => {
  const backend = await standIn(petswipe());
  const port = Number(new URL(backend.origin).port);
  const { lines } = traffic(backend.origin);
  await vi.waitFor(() => expect(backend.of("POST", /\/swipes$/).length).toBeGreaterThan(5), 20_000);
  await backend.stop();
  await vi.waitFor(() => expect(lines).toHaveLength(1), 20_000);
  const again = await standIn(petswipe(), port);
  await vi.waitFor(() => expect(again.of("POST", /\/swipes$/).length).toBeGreaterThan(5), 20_000);
  expect(lines[0]).toMatch(/^traffic: no response \(.*(ECONNREFUSED|ECONNRESET|closed).*\); retrying$/);
  expect(lines[1]).toBe("traffic: responses again, continuing");
  expect(lines).toHaveLength(2);
});

test("a 5xx response counts as an outage, a 4xx response does not", async () => {
  const broken = await standIn(() => ({ status: 503 }));
  const limited = await standIn(() => ({ status: 429 }));
  const first = traffic(broken.origin);
  const second = traffic(limited.origin);
  await vi.waitFor(() => expect(first.lines).toHaveLength(1), 20_000);
  await vi.waitFor(() => expect(limited.requests.length).toBeGreaterThan(40), 20_000);
  expect(first.lines[0]).toContain("answered 503");
  expect(second.lines).toEqual([]);
});

test("on the signal it waits for pending requests and sends no new ones", async () => {
  const slow = Promise.withResolvers<void>();
  const answered = petswipe();
  const backend = await standIn(async (request) => {
    if (request.path.endsWith("/signup")) await slow.promise;
    return answered(request);
  });
  let done = false;
  const { ended } = traffic(backend.origin, { users: { adopters: 1, shelters: 0, visitors: 0 } });
  ended.then(() => {
    done = true;
  });
  await vi.waitFor(() => expect(backend.requests).toHaveLength(1), 20_000);
  stop.abort();
  await new Promise(setImmediate);
  expect(done).toBe(false);
  slow.resolve();
  await ended;
  expect(backend.requests.filter(({ path }) => path.endsWith("/swipes"))).toEqual([]);
});

test("an account that no longer exists is replaced by a new one", async () => {
  const answered = petswipe();
  const backend = await standIn((request) => (request.path.endsWith("/login") ? { status: 401 } : answered(request)));
  traffic(backend.origin, { users: { adopters: 2, shelters: 0, visitors: 0 } });
  await vi.waitFor(() => expect(backend.of("POST", /login$/).length).toBeGreaterThan(3), 20_000);
  await vi.waitFor(() => expect(backend.of("POST", /signup$/).length).toBeGreaterThan(5), 20_000);
});

test("a shelter signs up once and keeps its newest pets listed", async () => {
  const answered = petswipe();
  let isOpen = false;
  const backend = await standIn((request) => {
    if (request.path.endsWith("/login")) return isOpen ? answered(request) : { status: 401 };
    if (request.path.endsWith("/signup")) isOpen = true;
    const pets = Array.from({ length: 33 }, (_, i) => ({ id: String(900 - i) }));
    return request.path.includes("shelterId=") ? { json: { pets } } : answered(request);
  });
  traffic(backend.origin, { users: { adopters: 0, shelters: 1, visitors: 0 } });
  await vi.waitFor(() => expect(backend.of("POST", /logout$/).length).toBeGreaterThan(2), 20_000);
  expect(backend.of("POST", /signup$/).map(({ body }) => JSON.parse(body))).toEqual([
    expect.objectContaining({ email: "shelter-1@traffic.example", role: "shelter" }),
  ]);
  const withdrawn = backend.of("POST", /withdraw$/).map(({ path }) => path);
  expect(new Set(withdrawn)).toEqual(new Set([870, 869, 868].map((id) => `/api/pets/${id}/withdraw`)));
});

test("visitors open the frontend's pages", async () => {
  const backend = await standIn(petswipe());
  const frontend = await standIn(() => ({}));
  traffic(backend.origin, { frontend: frontend.origin });
  await vi.waitFor(() => expect(frontend.of("GET", /^\/pets\/\d+$/)).not.toEqual([]), 20_000);
  await vi.waitFor(() => expect(frontend.of("GET", /^\/(login|signup|forgot|swipe)?$/)).not.toEqual([]), 20_000);
});

test("a report line counts the events since the last one", async () => {
  const backend = await standIn(petswipe());
  const { lines } = traffic(backend.origin, { reportMs: 300 });
  await vi.waitFor(() => expect(lines.length).toBeGreaterThan(2), 20_000);
  expect(lines[1]).toMatch(
    /^traffic: 30 users, \d+ swipes\/min; in 0 s: \d+ matches, \d+ signups, \d+ logins, \d+ adoption requests, \d+ adoptions, \d+ pets listed, \d+ requests \(\d+ refused\)$/,
  );
});
