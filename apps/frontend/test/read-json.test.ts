import type { RequestListener } from "node:http";
import { expect, test } from "vitest";
import { readJson } from "../src/server/read-json.ts";
import { serve } from "./support/serve.ts";

const api = async (listener: RequestListener) => new URL("/api/pets/7", await serve(listener));

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
