import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { openTransaction } from "./support/database.ts";
import { metricValue } from "./support/metrics.ts";
import { listen } from "./support/server.ts";
import { listPet, signUp, type TestUser } from "./support/users.ts";

let backend: Backend;
let origin: string;
let shelter: TestUser;
let adopter: TestUser;
beforeAll(async () => {
  backend = await startBackend();
  [shelter, adopter] = await Promise.all([signUp(backend, "shelter"), signUp(backend)]);
  origin = await listen(backend);
});
afterAll(() => backend.close());

const as = (person: TestUser) => ({ authorization: `Bearer ${person.token}` });
const post = (path: string, body: object, person = adopter) =>
  fetch(origin + path, {
    method: "POST",
    headers: { ...as(person), "content-type": "application/json" },
    body: JSON.stringify(body),
  });
const requests = (labels: Record<string, string>) => metricValue(backend, "http_requests_total", labels);
const eventually = (value: () => Promise<number>, expected: number) =>
  vi.waitFor(async () => expect(await value()).toBe(expected));

/** All series of /metrics, without values. */
const series = async () =>
  (await backend.registry.metrics())
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.slice(0, line.lastIndexOf(" ")));

describe("requests are counted", () => {
  test("by method, route template and status, each once", async () => {
    const pet = await listPet(shelter);
    const read = () => requests({ method: "GET", path: "/api/pets/:id", status: "200" });
    const before = await read();
    await Promise.all(Array.from({ length: 20 }, () => fetch(`${origin}/api/pets/${pet.id}`)));
    await eventually(read, before + 20);
    const missing = () => requests({ method: "GET", path: "/api/pets/:id", status: "404" });
    await fetch(`${origin}/api/pets/99999999`);
    await eventually(missing, 1);
  });

  test("with unknown methods as one label value", async () => {
    const before = await requests({ method: "other", path: "unmatched" });
    for (const method of ["TRACE", "PROPFIND", "LOCK"]) await backend.app.inject({ method: method as "GET", url: "/" });
    await eventually(() => requests({ method: "other", path: "unmatched" }), before + 3);
  });

  test("a thousand unknown URLs create at most one series per metric", async () => {
    const before = new Set(await series());
    const random = () => ["/", "/api/", "/api/pets/1/", "/api/docs/", "/%"][Math.floor(Math.random() * 5)];
    for (let batch = 0; batch < 20; batch += 1) {
      await Promise.all(
        Array.from({ length: 50 }, () =>
          backend.app.inject(`${random()}${crypto.randomUUID().slice(0, 13)}?q=${batch}`),
        ),
      );
    }
    const added = (await series()).filter((name) => !before.has(name));
    const metrics = added.map((name) => name.replace(/le="[^"]*",?/, ""));
    const names = [...new Set(metrics)].map((name) => name.split("{")[0]);
    expect(new Set(names).size).toBe(names.length);
    expect(added.every((name) => name.includes('path="unmatched"'))).toBe(true);
  });

  test("HEAD as HEAD, without a body", async () => {
    const reply = await fetch(`${origin}/api/pets`, { method: "HEAD" });
    expect([reply.status, await reply.text()]).toEqual([200, ""]);
    await eventually(() => requests({ method: "HEAD", path: "/api/pets", status: "200" }), 1);
  });

  test("as 499 if the client disconnects before the response", async () => {
    const pet = await listPet(shelter);
    const held = await openTransaction(backend, "SELECT 1 FROM pets WHERE id = $1 FOR UPDATE", [pet.id]);
    const leave = new AbortController();
    const { signal } = leave;
    const answer = fetch(`${origin}/api/pets/${pet.id}/withdraw`, { method: "POST", headers: as(shelter), signal });
    answer.catch(() => undefined);
    await held.waiters(1);
    leave.abort();
    await eventually(() => requests({ path: "/api/pets/:id/withdraw", status: "499" }), 1);
    await held.commit();
    await eventually(() => requests({ path: "/api/pets/:id/withdraw" }), 1);
  });

  test("as 499 if the client aborts an upload, without an error in the log", async () => {
    const pet = await listPet(shelter);
    const known = await metricValue(backend, "auth_token_validations_total", { result: "valid" });
    const { hostname, port } = new URL(origin);
    const socket = connect(Number(port), hostname);
    const type = "multipart/form-data; boundary=x";
    const head = `POST /api/pets/${pet.id}/photo HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${shelter.token}\r\n`;
    const form = '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc';
    socket.write(`${head}Content-Type: ${type}\r\nContent-Length: 100000\r\n\r\n${form}`);
    await eventually(() => metricValue(backend, "auth_token_validations_total", { result: "valid" }), known + 1);
    socket.destroy();
    await eventually(() => requests({ path: "/api/pets/:id/photo" }), 1);
    expect(await requests({ path: "/api/pets/:id/photo", status: "499" })).toBe(1);
    expect(backend.log.lines().filter((line) => line.level === "error")).toEqual([]);
  });
});

describe("sizes and durations", () => {
  const sum = (name: string, labels: Record<string, string>) => metricValue(backend, `${name}_sum`, labels);
  const observed = (name: string, labels: Record<string, string>) => metricValue(backend, `${name}_count`, labels);

  test("request and response bodies are measured in bytes", async () => {
    const pet = await listPet(shelter);
    const labels = { method: "POST", path: "/api/swipes" };
    const before = {
      in: await sum("http_request_size_bytes", labels),
      out: await sum("http_response_size_bytes", labels),
    };
    const known = await observed("http_request_size_bytes", labels);
    const body = { petId: pet.id, liked: true };
    const answer = await (await post("/api/swipes", body)).text();
    await eventually(() => observed("http_request_size_bytes", labels), known + 1);
    expect(await sum("http_request_size_bytes", labels)).toBe(before.in + JSON.stringify(body).length);
    expect(await sum("http_response_size_bytes", labels)).toBe(before.out + answer.length);
  });

  test("photos are measured as well, also in the log", async () => {
    const labels = { method: "GET", path: "/api/photos/*" };
    const photo = await (await fetch(`${origin}/api/photos/demo/dog-001.svg`)).arrayBuffer();
    await eventually(() => observed("http_response_size_bytes", labels), 1);
    expect(await sum("http_response_size_bytes", labels)).toBe(photo.byteLength);
    const line = backend.log.lines().find((one) => one["route"] === "/api/photos/*");
    expect(line?.["bytes"]).toBe(photo.byteLength);
  });

  test("a response to HEAD has no bytes, despite its Content-Length", async () => {
    const labels = { method: "HEAD", path: "/api/pets/:id" };
    const pet = await listPet(shelter);
    const reply = await fetch(`${origin}/api/pets/${pet.id}`, { method: "HEAD" });
    expect(Number(reply.headers.get("content-length"))).toBeGreaterThan(0);
    await eventually(() => observed("http_response_size_bytes", labels), 1);
    expect(await sum("http_response_size_bytes", labels)).toBe(0);
  });

  test("the layers' durations of a request with a body add up to the total", async () => {
    const pet = await listPet(shelter);
    const layers = ["middleware", "controller", "service", "database", "total"] as const;
    const read = async () =>
      Object.fromEntries(
        await Promise.all(
          layers.map(async (layer) => [layer, await sum("http_layer_duration_seconds", { layer })] as const),
        ),
      ) as Record<(typeof layers)[number], number>;
    const known = await observed("http_layer_duration_seconds", { layer: "total" });
    const before = await read();
    await post("/api/swipes", { petId: pet.id, liked: true });
    await eventually(() => observed("http_layer_duration_seconds", { layer: "total" }), known + 1);
    const after = await read();
    const spent = Object.fromEntries(layers.map((layer) => [layer, after[layer] - before[layer]])) as typeof before;
    for (const layer of layers) expect(spent[layer], layer).toBeGreaterThan(0);
    const parts = spent.middleware + spent.controller + spent.service + spent.database;
    expect(parts / spent.total).toBeGreaterThan(0.5);
    expect(parts / spent.total).toBeLessThanOrEqual(1);
  });

  test("unmatched requests have no layers", async () => {
    const before = await observed("http_layer_duration_seconds", { layer: "total" });
    await backend.app.inject("/nothing");
    expect(await observed("http_layer_duration_seconds", { layer: "total" })).toBe(before);
  });
});
