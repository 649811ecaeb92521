import { execFileSync, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createTestDatabase, type TestDatabase } from "@petswipe/database/testing";
import { waitFor } from "@petswipe/embedded";
import getPort from "get-port";
import { afterAll, beforeAll, expect, test } from "vitest";

const APP = fileURLToPath(new URL("..", import.meta.url));

let database: TestDatabase;
let origin: string;
let stop: () => Promise<number | null>;

beforeAll(async () => {
  execFileSync(process.execPath, ["--run", "build"], { cwd: APP, stdio: "pipe" });
  database = await createTestDatabase();
  const port = await getPort();
  origin = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, ["dist/server.js"], {
    cwd: APP,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      PATH: process.env["PATH"],
      NODE_ENV: "production",
      PORT: String(port),
      DATABASE_URL: database.url,
      JWT_SECRET: "a secret of the tests that is of no use elsewhere",
      SMTP_URL: "smtp://127.0.0.1:1",
      PUBLIC_URL: "https://pets.example",
    },
  });
  const exited = new Promise<number | null>((resolve) => server.once("exit", resolve));
  stop = () => {
    server.kill("SIGTERM");
    return exited;
  };
  await waitFor(`${origin}/health/ready`, { timeoutMs: 30_000, what: "the built backend" });
});
afterAll(async () => {
  expect(await stop()).toBe(0);
  await database.drop();
});

test.each([
  ["/api/docs", "text/html"],
  ["/api/docs/json", "application/json"],
  ["/metrics", "application/openmetrics-text"],
  ["/api/pets", "application/json"],
  ["/api/photos/demo/dog-001.svg", "image/svg+xml"],
])("the production build serves %s", async (path, type) => {
  const reply = await fetch(origin + path);
  expect([reply.status, reply.headers.get("content-type")]).toEqual([200, expect.stringContaining(type)]);
});

test("the production build hashes passwords and re-encodes photos with its native libraries", async () => {
  const json = { "content-type": "application/json" };
  const signup = { email: "built@example.com", password: "correct horse", displayName: "Built", role: "shelter" };
  const reply = await fetch(`${origin}/api/auth/signup`, {
    method: "POST",
    headers: json,
    body: JSON.stringify(signup),
  });
  expect(reply.headers.get("set-cookie")).toMatch(/; Secure/);
  const { token } = (await reply.json()) as { token: string };
  const authorization = `Bearer ${token}`;
  const created = await fetch(`${origin}/api/pets`, {
    method: "POST",
    headers: { ...json, authorization },
    body: JSON.stringify({ name: "Bit", petType: "cat", ageMonths: 3 }),
  });
  const { pet } = (await created.json()) as { pet: { id: string } };
  const form = new FormData();
  const onePixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  form.set("photo", new Blob([Buffer.from(onePixel, "base64")], { type: "image/png" }), "pixel.png");
  const upload = await fetch(`${origin}/api/pets/${pet.id}/photo`, {
    method: "POST",
    headers: { authorization },
    body: form,
  });
  const photoUrl = expect.stringMatching(/^\/api\/photos\/pets\/.*\.webp$/);
  expect([upload.status, await upload.json()]).toEqual([200, { pet: expect.objectContaining({ photoUrl }) }]);
});
