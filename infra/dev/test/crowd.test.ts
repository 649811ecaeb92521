import { type StandIn, startStandIn } from "@petswipe/embedded/testing/stand-in";
import { afterEach, expect, test, vi } from "vitest";
import type { Listing } from "../traffic/listing.ts";
import { type CrowdOptions, runCrowd } from "../traffic/run.ts";
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

/** A crowd in a hurry; `lines` is what it said. */
function crowd(backend: string, options: Partial<CrowdOptions> = {}) {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const left = runCrowd({ backend, signal: stop.signal, say, nextListing, speed: SPEED, ...options });
  return { lines, left };
}

test("people sign up, come back, swipe, match, adopt, list and log out", async () => {
  const backend = await standIn(petswipe());
  const { left } = crowd(backend.origin);
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
  await left;
  const swipes = backend.of("POST", /\/swipes$/);
  expect(swipes.every(({ token }) => token?.startsWith("token-"))).toBe(true);
  expect(new Set(swipes.map(({ body }) => JSON.parse(body).liked))).toEqual(new Set([true, false]));
  expect(new Set(backend.requests.map(({ address }) => address)).size).toBeGreaterThan(10);
});

test("a full pool makes most visits those of accounts that exist", async () => {
  const backend = await standIn(petswipe());
  crowd(backend.origin, { people: { adopters: 4, shelters: 0, visitors: 0 }, chance: () => 0.5 });
  await vi.waitFor(() => expect(backend.of("POST", /login$/).length).toBeGreaterThan(8), 20_000);
  expect(backend.of("POST", /signup$/).length).toBeLessThanOrEqual(8);
});

test("an outage is said once, its end once, and the crowd goes on", async () => {
  const backend = await standIn(petswipe());
  const port = Number(new URL(backend.origin).port);
  const { lines } = crowd(backend.origin);
  await vi.waitFor(() => expect(backend.of("POST", /\/swipes$/).length).toBeGreaterThan(5), 20_000);
  await backend.stop();
  await vi.waitFor(() => expect(lines).toHaveLength(1), 20_000);
  const again = await standIn(petswipe(), port);
  await vi.waitFor(() => expect(again.of("POST", /\/swipes$/).length).toBeGreaterThan(5), 20_000);
  expect(lines[0]).toMatch(/^crowd: no answer \(.*(ECONNREFUSED|ECONNRESET|closed).*\); trying again$/);
  expect(lines[1]).toBe("crowd: answered again, going on");
  expect(lines).toHaveLength(2);
});

test("answers of 5xx count as an outage, those of 4xx do not", async () => {
  const broken = await standIn(() => ({ status: 503 }));
  const limited = await standIn(() => ({ status: 429 }));
  const first = crowd(broken.origin);
  const second = crowd(limited.origin);
  await vi.waitFor(() => expect(first.lines).toHaveLength(1), 20_000);
  await vi.waitFor(() => expect(limited.requests.length).toBeGreaterThan(40), 20_000);
  expect(first.lines[0]).toContain("answered 503");
  expect(second.lines).toEqual([]);
});

test("on the signal it waits for the requests under way and starts no more", async () => {
  const slow = Promise.withResolvers<void>();
  const answered = petswipe();
  const backend = await standIn(async (request) => {
    if (request.path.endsWith("/signup")) await slow.promise;
    return answered(request);
  });
  let done = false;
  const { left } = crowd(backend.origin, { people: { adopters: 1, shelters: 0, visitors: 0 } });
  left.then(() => {
    done = true;
  });
  await vi.waitFor(() => expect(backend.requests).toHaveLength(1), 20_000);
  stop.abort();
  await new Promise(setImmediate);
  expect(done).toBe(false);
  slow.resolve();
  await left;
  expect(backend.requests.filter(({ path }) => path.endsWith("/swipes"))).toEqual([]);
});

test("an account that the backend does not know any more is replaced by a new one", async () => {
  const answered = petswipe();
  const backend = await standIn((request) => (request.path.endsWith("/login") ? { status: 401 } : answered(request)));
  crowd(backend.origin, { people: { adopters: 2, shelters: 0, visitors: 0 } });
  await vi.waitFor(() => expect(backend.of("POST", /login$/).length).toBeGreaterThan(3), 20_000);
  await vi.waitFor(() => expect(backend.of("POST", /signup$/).length).toBeGreaterThan(5), 20_000);
});

test("a shelter opens its account once and keeps the newest of its pets listed", async () => {
  const answered = petswipe();
  let isOpen = false;
  const backend = await standIn((request) => {
    if (request.path.endsWith("/login")) return isOpen ? answered(request) : { status: 401 };
    if (request.path.endsWith("/signup")) isOpen = true;
    const pets = Array.from({ length: 33 }, (_, i) => ({ id: String(900 - i) }));
    return request.path.includes("shelterId=") ? { json: { pets } } : answered(request);
  });
  crowd(backend.origin, { people: { adopters: 0, shelters: 1, visitors: 0 } });
  await vi.waitFor(() => expect(backend.of("POST", /logout$/).length).toBeGreaterThan(2), 20_000);
  expect(backend.of("POST", /signup$/).map(({ body }) => JSON.parse(body))).toEqual([
    expect.objectContaining({ email: "shelter-1@crowd.example", role: "shelter" }),
  ]);
  const withdrawn = backend.of("POST", /withdraw$/).map(({ path }) => path);
  expect(new Set(withdrawn)).toEqual(new Set([870, 869, 868].map((id) => `/api/pets/${id}/withdraw`)));
});

test("visitors open the frontend's pages", async () => {
  const backend = await standIn(petswipe());
  const frontend = await standIn(() => ({}));
  crowd(backend.origin, { frontend: frontend.origin });
  await vi.waitFor(() => expect(frontend.of("GET", /^\/pets\/\d+$/)).not.toEqual([]), 20_000);
  await vi.waitFor(() => expect(frontend.of("GET", /^\/(login|signup|forgot|swipe)?$/)).not.toEqual([]), 20_000);
});

test("the status line says what happened since the last one", async () => {
  const backend = await standIn(petswipe());
  const { lines } = crowd(backend.origin, { reportMs: 300 });
  await vi.waitFor(() => expect(lines.length).toBeGreaterThan(2), 20_000);
  expect(lines[1]).toMatch(
    /^crowd: 30 people, \d+ swipes\/min; in 0 s: \d+ matches, \d+ sign-ups, \d+ log-ins, \d+ adoptions asked, \d+ adoptions, \d+ pets listed, \d+ requests \(\d+ refused\)$/,
  );
});
