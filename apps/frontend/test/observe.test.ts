import { createServer, type RequestListener, request } from "node:http";
import type { AddressInfo } from "node:net";
import { services } from "@petswipe/metrics";
import { createInstruments, createRegistry } from "@petswipe/metrics/instruments";
import { expect, test } from "vitest";
import { CLIENT_CLOSED, type Observation, observe, record } from "../src/observability/observe.ts";

/** Serves one request and gives what was observed of it. */
async function observed(answer: RequestListener, call: (origin: string) => void): Promise<Observation> {
  const seen = Promise.withResolvers<Observation>();
  const server = createServer((incoming, outgoing) => {
    observe(incoming, outgoing, performance.now(), seen.resolve);
    answer(incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  call(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const observation = await seen.promise;
  server.close();
  return observation;
}

test("an answered request is observed with its route, status and sizes", async () => {
  const seen = await observed(
    (incoming, outgoing) => {
      incoming.resume();
      outgoing.writeHead(201).end("hello");
    },
    (origin) => void fetch(`${origin}/pets/7?x=1`, { method: "POST", body: "abc" }),
  );
  expect(seen).toMatchObject({ method: "POST", path: "/pets/:id", status: 201, requestBytes: 3, responseBytes: 5 });
  expect(seen.seconds).toBeGreaterThan(0);
  expect(seen.seconds).toBeLessThan(5);
});

test("a client that leaves before the answer is observed as closed", async () => {
  let leave = () => {};
  const seen = await observed(
    () => leave(),
    (origin) => {
      const call = request(`${origin}/swipe`).end();
      call.on("error", () => {});
      leave = () => call.destroy();
    },
  );
  expect(seen).toMatchObject({ path: "/swipe", status: CLIENT_CLOSED, responseBytes: 0 });
});

test("every piece of a body is counted in bytes, also one without a stated length", async () => {
  const seen = await observed(
    (_, outgoing) => {
      outgoing.write("é");
      outgoing.write("ff00", "hex");
      outgoing.end(new Uint8Array(10));
    },
    (origin) => void fetch(origin),
  );
  expect(seen.responseBytes).toBe(14);
});

test.each([
  ["of HEAD", "HEAD", 200],
  ["of status 304", "GET", 304],
])("a response %s has no body to count", async (_, method, status) => {
  const seen = await observed(
    (_, outgoing) => outgoing.writeHead(status).end("left out"),
    (origin) => void fetch(origin, { method }),
  );
  expect(seen).toMatchObject({ status, responseBytes: 0 });
});

test("a client that leaves in the middle of the answer is observed as closed", async () => {
  const seen = await observed(
    (_, outgoing) => outgoing.write("begun"),
    (origin) => {
      const call = request(origin, (answer) => answer.once("data", () => call.destroy())).end();
      call.on("error", () => {});
    },
  );
  expect(seen).toMatchObject({ status: CLIENT_CLOSED, responseBytes: 5 });
});

test("a client that leaves when all is written but not sent is observed as closed", async () => {
  const seen = await observed(
    (_, outgoing) => outgoing.end(Buffer.alloc(64 * 1024 * 1024)),
    (origin) => {
      const call = request(origin, (answer) => answer.once("data", () => call.destroy())).end();
      call.on("error", () => {});
    },
  );
  expect(seen.status).toBe(CLIENT_CLOSED);
});

test("an answer that breaks on our side is observed as our fault, though it began well", async () => {
  const seen = await observed(
    (_, outgoing) => void outgoing.write("begun", () => outgoing.destroy(new Error("the storage is gone"))),
    (origin) => void fetch(origin).then((reply) => reply.text().catch(() => "cut")),
  );
  expect(seen).toMatchObject({ status: 500, responseBytes: 5 });
});

test("a method of its own kind is counted as other", async () => {
  const seen = await observed(
    (_, outgoing) => outgoing.end(),
    (origin) => request(origin, { method: "PROPFIND" }).end(),
  );
  expect(seen.method).toBe("other");
});

test("a recorded request is in all four metrics", async () => {
  const registry = createRegistry();
  const instruments = createInstruments(services.frontend, registry);
  const seen = await observed(
    (_, outgoing) => outgoing.end("ok"),
    (origin) => void fetch(`${origin}/login`),
  );
  record(instruments, seen);
  const text = await registry.metrics();
  expect(text).toContain('http_requests_total{method="GET",path="/login",status="200"} 1');
  expect(text).toMatch(/http_request_duration_seconds_count\{[^}]*path="\/login"[^}]*\} 1/);
  expect(text).toMatch(/http_request_size_bytes_sum\{[^}]*path="\/login"[^}]*\} 0/);
  expect(text).toMatch(/http_response_size_bytes_sum\{[^}]*path="\/login"[^}]*\} 2/);
});
