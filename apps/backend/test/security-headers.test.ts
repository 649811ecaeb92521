import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { operationsOf } from "./support/openapi/operations.ts";
import { listen } from "./support/server.ts";

let backend: Backend;
let origin: string;
beforeAll(async () => {
  backend = await startBackend({ CORS_ORIGINS: "https://a.example, https://b.example" });
  origin = await listen(backend);
});
afterAll(() => backend.close());

const HEADERS = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-site",
  "origin-agent-cluster": "?1",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-dns-prefetch-control": "off",
  "x-download-options": "noopen",
  "x-frame-options": "SAMEORIGIN",
  "x-permitted-cross-domain-policies": "none",
  "x-xss-protection": "0",
};
const POLICY = {
  "default-src": "'self'",
  "base-uri": "'self'",
  "font-src": "'self' https: data:",
  "form-action": "'self'",
  "frame-ancestors": "'self'",
  "img-src": "'self' data:",
  "object-src": "'none'",
  "script-src": "'self'",
  "script-src-attr": "'none'",
  "style-src": "'self' https: 'unsafe-inline'",
  "upgrade-insecure-requests": "",
};

function policyOf(headers: Headers): Record<string, string> {
  const directives = (headers.get("content-security-policy") ?? "").split(";");
  return Object.fromEntries(directives.map((one) => one.split(/ (.*)/s)).map(([name, value = ""]) => [name, value]));
}

test.each([
  ["GET", "/api/pets", 200],
  ["GET", "/api/pets/999999999", 404],
  ["GET", "/api/pets?limit=x", 400],
  ["GET", "/api/users/me", 401],
  ["POST", "/api/auth/login", 400],
  ["GET", "/api/photos/demo/dog-001.svg", 200],
  ["GET", "/api/docs", 200],
  ["GET", "/api/docs/json", 200],
  ["GET", "/health/ready", 200],
  ["GET", "/metrics", 200],
  ["GET", "/nothing", 404],
  ["GET", "/%", 404],
])("%s %s has security headers, and none that name the server", async (method, path, status) => {
  const reply = await fetch(origin + path, { method });
  expect(reply.status).toBe(status);
  expect(Object.fromEntries(reply.headers)).toMatchObject(HEADERS);
  expect(policyOf(reply.headers)).toEqual(POLICY);
  expect([reply.headers.get("x-powered-by"), reply.headers.get("server")]).toEqual([null, null]);
});

test("the documentation page complies with its policy", async () => {
  const page = await (await fetch(`${origin}/api/docs`)).text();
  const scripts = [...page.matchAll(/<script\b([^>]*)>([^<]*)/g)];
  expect(scripts.length).toBeGreaterThan(1);
  for (const [, attributes = "", inline = ""] of scripts) {
    expect(inline.trim()).toBe("");
    const src = /src="([^"]+)"/.exec(attributes)?.[1] ?? "";
    const script = await fetch(new URL(src, `${origin}/api/docs/`));
    expect([script.status, script.headers.get("content-type")]).toEqual([200, expect.stringContaining("javascript")]);
  }
  expect(page).not.toMatch(/\son\w+=/);
});

describe("cross-origin requests", () => {
  const preflight = (from: string, method: string) =>
    fetch(`${origin}/api/swipes`, {
      method: "OPTIONS",
      headers: {
        origin: from,
        "access-control-request-method": method,
        "access-control-request-headers": "authorization",
      },
    });

  test.each(["https://a.example", "https://b.example"])(
    "%s may send cookies, and read responses and errors",
    async (from) => {
      for (const path of ["/api/pets", "/api/users/me", "/nothing"]) {
        const { headers } = await fetch(origin + path, { headers: { origin: from } });
        expect(headers.get("access-control-allow-origin"), path).toBe(from);
        expect(headers.get("access-control-allow-credentials"), path).toBe("true");
        expect(headers.get("vary"), path).toContain("Origin");
      }
    },
  );

  test("may use every method of the API, from allowed origins", async () => {
    const methods = new Set((await operationsOf(backend)).map(({ method }) => method));
    expect([...methods].sort()).toEqual(["DELETE", "GET", "PATCH", "POST"]);
    for (const method of methods) {
      const { status, headers } = await preflight("https://a.example", method);
      expect([status, headers.get("access-control-allow-origin")]).toEqual([204, "https://a.example"]);
      expect(headers.get("access-control-allow-methods")?.split(/, ?/)).toContain(method);
      expect(headers.get("access-control-allow-headers")).toBe("authorization");
    }
  });

  test.each([
    "https://evil.example",
    "http://a.example",
    "https://a.example:8443",
    "https://a.example.evil.example",
    "https://evil-a.example",
    "null",
    "*",
  ])("%s may read nothing", async (from) => {
    for (const reply of [
      await preflight(from, "POST"),
      await fetch(`${origin}/api/pets`, { headers: { origin: from } }),
    ]) {
      expect(reply.headers.get("access-control-allow-origin")).toBeNull();
    }
  });
});
