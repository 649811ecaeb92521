import { once } from "node:events";
import { request } from "node:http";
import { closedSeriesNames, services } from "@petswipe/metrics";
import { changes, closedValues } from "@petswipe/metrics/testing";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Frontend, startFrontend } from "./support/frontend.ts";

let frontend: Frontend;
beforeAll(async () => {
  frontend = await startFrontend("http://127.0.0.1:1");
});
afterAll(() => frontend.stop());

/** Sends a request with any method, and reads the response. */
async function send(method: string, path: string): Promise<void> {
  const sent = request(new URL(path, frontend.url), { method, agent: false }).end();
  const [response] = await once(sent, "response");
  response.resume();
  await once(response, "end");
}

async function read() {
  const text = await (await fetch(`${frontend.url}/metrics`)).text();
  // Scrapes and readiness probes are counted once they have been answered, which a later scrape would show.
  const lines = text.split("\n").filter((line) => !/path="\/(metrics|health\/live)"/.test(line));
  return closedValues(lines.join("\n"), services.frontend);
}

const moved = (method: string) => ({
  [`http_requests_total{method="${method}"}`]: 1,
  [`http_request_duration_seconds{method="${method}"}`]: 1,
  [`http_request_size_bytes{method="${method}"}`]: 1,
  [`http_response_size_bytes{method="${method}"}`]: 1,
});

/** Method, path, and what one request moves. */
const ROWS = [
  ["GET", "/login", moved("GET")],
  ["HEAD", "/login", moved("HEAD")],
  ["POST", "/api/swipes", moved("POST")],
  ["PUT", "/api/pets/1", moved("PUT")],
  ["PATCH", "/api/pets/1", moved("PATCH")],
  ["DELETE", "/api/users/me", moved("DELETE")],
  ["OPTIONS", "/api/pets", moved("OPTIONS")],
  ["PROPFIND", "/api/pets", moved("other")],
] as const;

test.each(ROWS)("%s %s is counted by its method, and by no other", async (method, path, moves) => {
  const before = await read();
  await send(method, path);
  await vi.waitFor(async () => expect(changes(before, await read())).toEqual(moves));
});

test("every closed label value of the frontend's metrics is moved by a row", () => {
  const found = new Set(ROWS.flatMap(([, , moves]) => Object.keys(moves)));
  expect([...found].sort()).toEqual(closedSeriesNames(services.frontend).sort());
});
