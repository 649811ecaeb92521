import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { admit, REQUEST_ID, SCRAPE_PASS } from "../src/observability/arrival.ts";

const options = { scrapePass: "pass-of-this-process", metricsToken: "a-token-of-the-scraper" };

/** The headers of a request after `admit`, and those of its response. */
function arrive(remoteAddress: string, headers: IncomingHttpHeaders) {
  const answered = new Map<string, unknown>();
  const request = { headers: { ...headers }, socket: { remoteAddress } } as IncomingMessage;
  admit(
    request,
    { setHeader: (name: string, value: unknown) => answered.set(name, value) } as never as ServerResponse,
    options,
  );
  return { headers: request.headers, answered };
}

test.each([
  ["from loopback", "127.0.0.1", {}],
  ["from a private IPv6 address", "fd00::7", {}],
  ["from a private address of a dual-stack socket", "::ffff:10.0.0.7", {}],
  ["from anywhere with the token", "203.0.113.9", { authorization: "Bearer a-token-of-the-scraper" }],
])("a scrape %s is allowed", (_, address, headers) => {
  expect(arrive(address, headers).headers[SCRAPE_PASS]).toBe(options.scrapePass);
});

test.each([
  ["from the internet", "203.0.113.9", {}],
  ["with a wrong token", "203.0.113.9", { authorization: "Bearer a-token-of-the-scrapes" }],
  ["through a local proxy", "10.0.0.2", { "x-forwarded-for": "203.0.113.9" }],
  ["through a proxy with Forwarded", "10.0.0.2", { forwarded: "for=203.0.113.9" }],
  ["with a forged pass", "203.0.113.9", { [SCRAPE_PASS]: options.scrapePass }],
])("a scrape %s is refused", (_, address, headers) => {
  expect(arrive(address, headers).headers[SCRAPE_PASS]).toBeUndefined();
});

test("the peer's address is appended to X-Forwarded-For", () => {
  expect(arrive("10.0.0.2", {}).headers["x-forwarded-for"]).toBe("10.0.0.2");
  expect(arrive("10.0.0.2", { "x-forwarded-for": "203.0.113.9" }).headers["x-forwarded-for"]).toBe(
    "203.0.113.9, 10.0.0.2",
  );
});

test("a valid request id is kept and returned", () => {
  const { headers, answered } = arrive("10.0.0.2", { [REQUEST_ID]: "abc-12345" });
  expect([headers[REQUEST_ID], answered.get(REQUEST_ID)]).toEqual(["abc-12345", "abc-12345"]);
});

test.each([undefined, "short", "with space 123", "x".repeat(65), "<script>alert(1)</script>"])(
  "the request id %j is replaced by a new one",
  (given) => {
    const { headers, answered } = arrive("10.0.0.2", given === undefined ? {} : { [REQUEST_ID]: given });
    expect(headers[REQUEST_ID]).toMatch(/^[\da-f-]{36}$/);
    expect(answered.get(REQUEST_ID)).toBe(headers[REQUEST_ID]);
  },
);
