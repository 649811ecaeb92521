import { describe, expect, it } from "vitest";
import { mayScrape } from "../src/instruments/index.ts";

const token = "correct-horse-battery";
const nothing = { remoteAddress: undefined, forwarded: undefined, authorization: undefined };

describe("without a token, /metrics is open to", () => {
  it.each([
    ["127.0.0.1", true],
    ["127.8.9.10", true],
    ["10.1.2.3", true],
    ["172.16.0.1", true],
    ["172.31.255.255", true],
    ["192.168.7.7", true],
    ["169.254.1.1", true],
    ["::1", true],
    ["::ffff:127.0.0.1", true],
    ["::ffff:10.0.0.9", true],
    ["fd12:3456:789a::1", true],
    ["fe80::1", true],
    ["fe80::1%eth0", true],
    ["8.8.8.8", false],
    ["172.15.255.255", false],
    ["172.32.0.0", false],
    ["192.169.0.1", false],
    ["::ffff:8.8.8.8", false],
    ["2001:4860:4860::8888", false],
    ["fec0::1", false],
    ["not an address", false],
    ["", false],
    [undefined, false],
  ])("%s: %s", (remoteAddress, allowed) => {
    expect(mayScrape({ ...nothing, remoteAddress }, undefined)).toBe(allowed);
    expect(mayScrape({ ...nothing, remoteAddress }, token)).toBe(allowed);
  });

  it.each(["203.0.113.7", "127.0.0.1", "for=192.0.2.60;proto=http", ""])(
    "no client behind a proxy (%j), even a local proxy",
    (forwarded) => {
      expect(mayScrape({ ...nothing, remoteAddress: "127.0.0.1", forwarded }, undefined)).toBe(false);
    },
  );
});

describe("the token grants access from anywhere", () => {
  const far = { remoteAddress: "8.8.8.8", forwarded: "203.0.113.7" };
  it.each([
    [`Bearer ${token}`, true],
    ["Bearer wrong-horse-battery", false],
    [`Bearer ${token.slice(0, -1)}`, false],
    [`Bearer ${token}x`, false],
    [token, false],
    [`Basic ${token}`, false],
    ["Bearer ", false],
    ["", false],
    [undefined, false],
  ])("%j: %s", (authorization, allowed) => {
    expect(mayScrape({ ...far, authorization }, token)).toBe(allowed);
  });

  it("a missing token grants none", () => {
    expect(mayScrape({ ...far, authorization: "Bearer undefined" }, undefined)).toBe(false);
    expect(mayScrape({ ...far, authorization: "Bearer " }, undefined)).toBe(false);
  });
});
