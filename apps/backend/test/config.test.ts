import Fastify from "fastify";
import { describe, expect, test } from "vitest";
import { readConfig } from "../src/config.ts";
import { trustProxy } from "../src/http/proxies.ts";

const good = { DATABASE_URL: "postgres://me@localhost/pets", JWT_SECRET: "x".repeat(32) };
const development = { ...good, NODE_ENV: "development" };

test("production, which is the default, requires PUBLIC_URL; development does not", () => {
  const mail = { SMTP_URL: "smtp://mail.example" };
  for (const env of [good, { ...good, NODE_ENV: "production" }]) {
    expect(() => readConfig({ ...env, ...mail })).toThrow(/problem:\n {2}- PUBLIC_URL is not set/);
    expect(() => readConfig(env)).toThrow(/2 problems:\n {2}- SMTP_URL is not set.*\n {2}- PUBLIC_URL is not set/);
  }
  expect(readConfig({ ...good, ...mail, PUBLIC_URL: "https://pets.example" }).PUBLIC_URL).toBe("https://pets.example");
  expect(readConfig(development).PUBLIC_URL).toBe("http://localhost:3000");
});

describe("TRUST_PROXY", () => {
  test.each(["none", "loopback", "loopback,linklocal, uniquelocal", "10.0.0.0/8", "::1", "2001:db8::/32,192.0.2.1"])(
    "may be %j, which Fastify accepts",
    (value) => {
      const { TRUST_PROXY } = readConfig({ ...development, TRUST_PROXY: value });
      expect(() => Fastify({ trustProxy: trustProxy(TRUST_PROXY) })).not.toThrow();
    },
  );

  test.each(["true", "1", "all", "10.0.0.0/33", "::1/129", "10.0.0.0/8/8", "999.1.1.1", "loopback,", "proxy.example"])(
    "%j is refused, and the message lists what is allowed",
    (value) => {
      expect(() => readConfig({ ...development, TRUST_PROXY: value })).toThrow(
        /- TRUST_PROXY .*\(.*none, or a comma-separated list of loopback, /,
      );
    },
  );

  test.each([
    ["none", "127.0.0.1"],
    ["loopback", "203.0.113.7"],
  ])("with %s a local request has the address %s", async (value, ip) => {
    const app = Fastify({ trustProxy: trustProxy(value) });
    app.get("/", async (request) => request.ip);
    expect((await app.inject({ url: "/", headers: { "x-forwarded-for": "203.0.113.7" } })).body).toBe(ip);
  });
});
