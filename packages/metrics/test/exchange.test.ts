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

/** Labels a page by its folder and anything else by its path, as a router would. */
const route = (url = "") => routeTemplate(url.startsWith("/pets/") ? "/pets/:id" : url);

/** Serves one request and gives what was observed of it. */
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

const cutByServer: RequestListener = (_, outgoing) => void outgoing.write("begun", () => outgoing.destroy());
const readToTheCut = (origin: string) => void fetch(origin).then((reply) => reply.text().catch(() => "cut"));

test.each([
  ["said to be broken is observed as our fault", true, 500],
  ["not said to be is taken for the client's leaving", false, 499],
])("an answer that is cut without an error and %s", async (_, broken, status) => {
  expect((await observed(cutByServer, readToTheCut, { isBroken: () => broken })).status).toBe(status);
});

test("an answer that is sent is not observed as broken, whatever is said of it", async () => {
  const seen = await observed(
    (_, outgoing) => outgoing.writeHead(201).end(),
    (origin) => void fetch(origin),
    { isBroken: () => true },
  );
  expect(seen.status).toBe(201);
});

/** As the responses of light-my-request do. */
class WritingEnd<Request extends IncomingMessage> extends ServerResponse<Request> {
  override end(...args: unknown[]): this {
    if (args[0] !== undefined) this.write(args[0]);
    return super.end();
  }
}

test("a last piece that end() passes to write() is counted once", async () => {
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

test("a method of its own kind is counted as other", async () => {
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
