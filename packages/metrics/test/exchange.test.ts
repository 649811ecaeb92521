import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  request,
  type ServerOptions,
  ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { httpMetrics, routeTemplate } from "../src/data.ts";
import {
  CLIENT_CLOSED,
  type Exchange,
  type ExchangeOptions,
  observeExchange,
  recordExchange,
} from "../src/http/exchange.ts";
import { createInstruments, createRegistry } from "../src/instruments/index.ts";

/** Labels requests as a router would. */
const route = (url = "") => routeTemplate(url.startsWith("/pets/") ? "/pets/:id" : url);

/** Serves one request and returns the observed exchange. */
async function observed(
  answer: RequestListener,
  call: (origin: string) => void,
  { isBroken, ...server }: Pick<ExchangeOptions, "isBroken"> & Pick<ServerOptions, "ServerResponse"> = {},
): Promise<Exchange> {
  const seen = Promise.withResolvers<Exchange>();
  const listener = createServer(server, (incoming, outgoing) => {
    observeExchange(incoming, outgoing, {
      startedAt: performance.now(),
      route: () => route(incoming.url),
      onEnd: seen.resolve,
      ...(isBroken === undefined ? {} : { isBroken }),
    });
    answer(incoming, outgoing);
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  call(`http://127.0.0.1:${(listener.address() as AddressInfo).port}`);
  const exchange = await seen.promise;
  listener.close();
  return exchange;
}

test("a request is recorded with its route, status and sizes", async () => {
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

test("a client that disconnects before the response is recorded as 499", async () => {
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

test("every chunk of a body is counted in bytes, also without Content-Length", async () => {
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
  ["to HEAD", "HEAD", 200],
  ["with status 304", "GET", 304],
])("the response %s counts no body", async (_, method, status) => {
  const seen = await observed(
    (_, outgoing) => outgoing.writeHead(status).end("dropped"),
    (origin) => void fetch(origin, { method }),
  );
  expect(seen).toMatchObject({ status, responseBytes: 0 });
});

test("a client that disconnects during the response is recorded as 499", async () => {
  const seen = await observed(
    (_, outgoing) => outgoing.write("begun"),
    (origin) => {
      const call = request(origin, (answer) => answer.once("data", () => call.destroy())).end();
      call.on("error", () => {});
    },
  );
  expect(seen).toMatchObject({ status: CLIENT_CLOSED, responseBytes: 5 });
});

test("a client that disconnects when all is written but not sent is recorded as 499", async () => {
  const seen = await observed(
    (_, outgoing) => outgoing.end(Buffer.alloc(64 * 1024 * 1024)),
    (origin) => {
      const call = request(origin, (answer) => answer.once("data", () => call.destroy())).end();
      call.on("error", () => {});
    },
  );
  expect(seen.status).toBe(CLIENT_CLOSED);
});

test("a response that fails on the server is recorded as 500, even after a 200 header", async () => {
  const seen = await observed(
    (_, outgoing) => void outgoing.write("begun", () => outgoing.destroy(new Error("storage failed"))),
    (origin) => void fetch(origin).then((reply) => reply.text().catch(() => "cut")),
  );
  expect(seen).toMatchObject({ status: 500, responseBytes: 5 });
});

const cutByServer: RequestListener = (_, outgoing) => void outgoing.write("begun", () => outgoing.destroy());
const readUntilCut = (origin: string) => void fetch(origin).then((reply) => reply.text().catch(() => "cut"));

test.each([
  ["by the server is recorded as 500", true, 500],
  ["by an unknown side is recorded as 499", false, 499],
])("a response that is cut without an error %s", async (_, broken, status) => {
  expect((await observed(cutByServer, readUntilCut, { isBroken: () => broken })).status).toBe(status);
});

test("a response that was sent keeps its status, whatever isBroken returns", async () => {
  const seen = await observed(
    (_, outgoing) => outgoing.writeHead(201).end(),
    (origin) => void fetch(origin),
    { isBroken: () => true },
  );
  expect(seen.status).toBe(201);
});

/** Calls write() from end(), like light-my-request. */
class WritingEnd<Request extends IncomingMessage> extends ServerResponse<Request> {
  override end(...args: unknown[]): this {
    if (args[0] !== undefined) this.write(args[0]);
    return super.end();
  }
}

test("a last chunk that end() passes to write() is counted once", async () => {
  const seen = await observed(
    (_, outgoing) => {
      outgoing.write("abc");
      outgoing.end("de");
    },
    (origin) => void fetch(origin),
    { ServerResponse: WritingEnd },
  );
  expect(seen.responseBytes).toBe(5);
});

test("an unlisted method is recorded as other", async () => {
  const seen = await observed(
    (_, outgoing) => outgoing.end(),
    (origin) => request(origin, { method: "PROPFIND" }).end(),
  );
  expect(seen.method).toBe("other");
});

test("a recorded request is in all four metrics", async () => {
  const registry = createRegistry();
  const instruments = createInstruments(httpMetrics, registry);
  const seen = await observed(
    (_, outgoing) => outgoing.end("ok"),
    (origin) => void fetch(`${origin}/login`),
  );
  recordExchange(instruments, seen);
  const text = await registry.metrics();
  expect(text).toContain('http_requests_total{method="GET",path="/login",status="200"} 1');
  expect(text).toMatch(/http_request_duration_seconds_count\{[^}]*path="\/login"[^}]*\} 1/);
  expect(text).toMatch(/http_request_size_bytes_sum\{[^}]*path="\/login"[^}]*\} 0/);
  expect(text).toMatch(/http_response_size_bytes_sum\{[^}]*path="\/login"[^}]*\} 2/);
});
