import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { readJson } from "../src/server/read-json.ts";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function api(listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => void server.close().closeAllConnections());
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/pets/7`);
}

test("a page reads JSON with the visitor's headers", async () => {
  const url = await api((incoming, outgoing) => outgoing.end(JSON.stringify({ cookie: incoming.headers.cookie })));
  expect(await readJson(url, new Headers({ cookie: "a=1" }))).toEqual({ cookie: "a=1" });
});

test("an API error is passed on unchanged", async () => {
  const error = { code: "not_found", message: "Pet not found.", requestId: "r" };
  const url = await api((_, outgoing) => outgoing.writeHead(404).end(JSON.stringify({ error })));
  await expect(readJson(url, new Headers())).rejects.toMatchObject({ ...error, status: 404 });
});

test.each<[string, RequestListener]>([
  ["does not respond", () => {}],
  ["stops halfway", (_, outgoing) => void outgoing.write("{")],
])("a backend that %s does not block a page", async (_, listener) => {
  const url = await api(listener);
  await expect(readJson(url, new Headers(), 20)).rejects.toMatchObject({ code: "timeout", status: 0 });
});

test("a backend that is down is unreachable", async () => {
  const reply = readJson(new URL("http://127.0.0.1:1/api/pets"), new Headers());
  await expect(reply).rejects.toMatchObject({ code: "unreachable", status: 0 });
});
