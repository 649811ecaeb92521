import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { secret } from "@petswipe/config/secret";
import { describe, expect, it } from "vitest";
import { readArguments } from "../arguments.ts";
import { isLauncher } from "../launcher.ts";
import { bgwriterFails, withoutTlsByDefault } from "../services/postgres-exporter.ts";
import { readSettings } from "../settings.ts";
import { portRequests } from "../stack.ts";
import { renderSummary } from "../summary.ts";

const dev = fileURLToPath(new URL("../dev.ts", import.meta.url));

describe("the command line", () => {
  it("takes --traffic, with or without pnpm's separator", () => {
    expect(readArguments([])).toMatchObject({ traffic: false, help: false });
    expect(readArguments(["--", "--traffic"])).toMatchObject({ traffic: true });
  });

  it.each([["--trafic"], ["now"]])("refuses %s with exit code 2 and the usage", async (argument) => {
    const child = spawn(process.execPath, [dev, argument]);
    const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`${argument}.*--traffic`, "s"));
  });
});

describe("the settings", () => {
  it("have the documented ports", () => {
    const ports = Object.values(portRequests(readSettings({}))).map(({ port }) => port);
    expect(ports).toEqual([5001, 3000, 9400, 9090, 9093, 9187, 9121, 9100, 9099, 0, 0, 0]);
  });

  it("list every problem", () => {
    const env = { BACKEND_PORT: "x", FRONTEND_PORT: "70000", DATABASE_URL: "mysql://a" };
    expect(() => readSettings(env)).toThrow(/BACKEND_PORT.*FRONTEND_PORT.*DATABASE_URL/s);
  });

  it("refuse a token that the applications would refuse", () => {
    expect(() => readSettings({ METRICS_TOKEN: "x".repeat(15) })).toThrow(/METRICS_TOKEN .*16/);
    expect(readSettings({ METRICS_TOKEN: "x".repeat(16) }).METRICS_TOKEN).toHaveLength(16);
  });
});

describe("the summary", () => {
  it("lists services, applications first, and the demo logins", () => {
    const status = { url: "http://localhost:1", logFile: "/repo/.data/a.log", state: "running" } as const;
    const services = [
      { ...status, name: "redis", stage: "data" } as const,
      { ...status, name: "backend", stage: "applications" } as const,
    ];
    const summary = renderSummary(services, "/repo");
    expect(summary).toContain(
      "backend  http://localhost:1  running  .data/a.log\nredis    http://localhost:1  running",
    );
    expect(summary).toMatch(/adopter +adopter@petswipe\.example +petswipe-demo/);
  });
});

describe("launchers", () => {
  it.each(["npm exec pnpm@12.21.0 dev", "node /usr/bin/npx pnpm dev", "/opt/pnpm/bin/pnpm dev", "sh -c node a.ts"])(
    "are recognized: %s",
    (command) => expect(isLauncher(command)).toBe(true),
  );
  it.each(["-bash", "node /repo/node_modules/.pnpm/vitest/vitest.mjs", "sshd: root", "bash -i"])(
    "are not: %s",
    (command) => expect(isLauncher(command)).toBe(false),
  );
});

describe("the PostgreSQL exporter", () => {
  it.each([
    ["prometheus-postgres-exporter, version 0.11.1 (branch: debian/sid)", true],
    ["postgres_exporter, version 0.19.1 (branch: HEAD)", false],
    ["postgres_exporter, version 1.0.0 (branch: HEAD)", false],
  ])("%s: bgwriter fails is %s", (version, fails) => expect(bgwriterFails(version)).toBe(fails));

  it("disables TLS unless the URL sets it", () => {
    expect(withoutTlsByDefault("postgres://u:p@h/d")).toBe("postgres://u:p@h/d?sslmode=disable");
    expect(withoutTlsByDefault("postgres://u:p@h/d?sslmode=require")).toBe("postgres://u:p@h/d?sslmode=require");
  });
});

it("a secret is created once, readable only by its owner", async () => {
  const dir = await mkdtemp(join(tmpdir(), "secrets "));
  try {
    const first = await secret(dir, "jwt");
    expect(first).toMatch(/^[\w-]{43}$/);
    expect(await secret(dir, "jwt")).toBe(first);
    expect(await readFile(join(dir, "jwt"), "utf8")).toBe(first);
    expect((await stat(join(dir, "jwt"))).mode & 0o777).toBe(0o600);
  } finally {
    await rm(dir, { recursive: true });
  }
});
