import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type StandIn, startStandIn } from "@petswipe/embedded/testing/stand-in";
import { services } from "@petswipe/metrics";
import { jobEntries } from "@petswipe/monitoring/scrape/jobs";
import { openPrometheus, type Series } from "@petswipe/prometheus-client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkNotifications, checkRules } from "../boot/alerts.ts";
import { checkUntilPassed } from "../boot/check.ts";
import { checkMetrics } from "../boot/metrics.ts";
import { resetTokenIn, triggerRareEvents } from "../boot/rare-events.ts";
import { checkTargets } from "../boot/targets.ts";
import { nativeJobs } from "../jobs.ts";
import type { Notification } from "../sinks/notification.ts";

let dir: string;
let servers: StandIn[];
beforeEach(async () => {
  servers = [];
  dir = await mkdtemp(join(tmpdir(), "boot-checks-"));
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await rm(dir, { recursive: true });
});

async function standIn(answer: Parameters<typeof startStandIn>[0]): Promise<StandIn> {
  const server = await startStandIn(answer);
  servers.push(server);
  return server;
}

const target = (job: string) => ({ labels: { job }, health: "up", lastError: "", scrapeUrl: "" }) as const;

/** Two series of each metric of the frontend, with the declared labels, and their sums. */
const names = Object.entries(services.frontend).flatMap(([name, spec]) =>
  (spec.type === "histogram" ? [`${name}_count`, `${name}_sum`] : [name]).map((stored) => ({ stored, spec })),
);
const complete: Series[] = names.flatMap(({ stored, spec }) =>
  ["x", "y"].map((value) => ({
    __name__: stored,
    job: "frontend",
    instance: "127.0.0.1:3000",
    ...Object.fromEntries(Object.keys(spec.labels).map((label) => [label, value])),
  })),
);
const sums = new Map(names.map(({ stored }) => [stored, 7]));

const failures = (series: readonly Series[], values = sums) =>
  checkMetrics("frontend", series, values).filter(({ passed }) => !passed);

it("every job is expected except those of containers", () => {
  const others = jobEntries.map(([name]) => name).filter((name) => !nativeJobs.some((job) => job === name));
  expect(others).toEqual(["backup", "cadvisor", "grafana"]);
});

it("targets that are up pass; one that is down or missing fails with its error", () => {
  const up = nativeJobs.map(target);
  expect(checkTargets(up).every(({ passed }) => passed)).toBe(true);
  const rest = up.slice(1);
  const down = { ...target("backend"), health: "down", lastError: "refused" } as const;
  expect(checkTargets([down, ...rest])[0]).toEqual({ what: "target backend", found: "down refused", passed: false });
  expect(checkTargets(rest)[0]).toEqual({ what: "target backend", found: "no such target", passed: false });
});

it("a service passes when each declared metric has series with exactly its labels and has measured something", () => {
  const checks = checkMetrics("frontend", complete, sums);
  expect(checks).toHaveLength(names.length);
  expect(checks[0]).toEqual({
    what: "frontend: http_requests_total{method,path,status}",
    found: "2 series, sum 7",
    passed: true,
  });
  expect(failures(complete)).toEqual([]);
});

it("a metric or histogram with only zeros fails", () => {
  const idle = (stored: string) => failures(complete, new Map([...sums, [stored, 0]]));
  for (const stored of ["http_requests_total", "http_response_size_bytes_sum"]) {
    expect(idle(stored)).toMatchObject([{ what: expect.stringContaining(`: ${stored}{`), found: "2 series, all 0" }]);
  }
  expect(failures(complete, new Map([...sums, ["http_requests_total", Number.NaN]]))).toHaveLength(1);
});

it("a metric that stays 0 in a healthy system passes when it exists", () => {
  const errors = (series: Series[]) =>
    checkMetrics("exporter", series, new Map()).find(({ what }) => what.includes("petswipe_kpi_errors_total"));
  expect(errors([{ __name__: "petswipe_kpi_errors_total", kpi: "pets" }])?.passed).toBe(true);
  expect(errors([])?.passed).toBe(false);
});

it("a declared metric without a sample fails", () => {
  const without = complete.filter(({ __name__ }) => __name__ !== "http_requests_total");
  expect(failures(without)).toMatchObject([{ found: "no sample" }]);
});

it("a metric with another label fails", () => {
  const drifted = complete.map((series) =>
    series["__name__"] === "http_requests_total" ? { ...series, user: "1" } : series,
  );
  expect(failures(drifted)).toMatchObject([{ found: "labels {method,path,status,user}" }]);
});

it("checks are repeated until they pass; if they never do, the last results are returned", async () => {
  let calls = 0;
  const third = async () => {
    calls += 1;
    return [{ what: "the third call", found: String(calls), passed: calls === 3 }];
  };
  expect(await checkUntilPassed(5000, third)).toEqual([{ what: "the third call", found: "3", passed: true }]);
  const never = async () => [{ what: "never", found: "no", passed: false }];
  expect(await checkUntilPassed(50, never)).toEqual([{ what: "never", found: "no", passed: false }]);
});

it("a Prometheus response becomes a sum per name", async () => {
  const result = [{ metric: { __name__: "swipes_total" }, value: [1, "41.5"] }];
  const prometheus = await standIn(() => ({ json: { status: "success", data: { result } } }));
  expect(await openPrometheus(prometheus.origin).sums("backend")).toEqual(new Map([["swipes_total", 41.5]]));
  expect(prometheus.requests[0]?.path).toContain(encodeURIComponent('{job="backend"}'));
});

it("a password is reset by the newest mailed link, and passwords are guessed until each limit refuses", async () => {
  const log = join(dir, "backend.log");
  await writeFile(
    log,
    '{"text":"http://localhost/reset?token=older-one"}\n{"text":"http://localhost/reset?token=new_1"}',
  );
  const guesses: string[] = [];
  const frontend = await standIn(({ path, body }) => {
    if (path.endsWith("/confirm")) return { status: 204 };
    if (path.endsWith("/password-reset")) return { status: 202 };
    const { email } = JSON.parse(body) as { email: string };
    guesses.push(email);
    return { status: guesses.length > 5 || guesses.filter((other) => other === email).length > 3 ? 429 : 401 };
  });
  await triggerRareEvents({ frontend: frontend.origin, backendLog: log });
  expect(JSON.parse(frontend.of("POST", /confirm$/)[0]?.body ?? "")).toMatchObject({ token: "new_1" });
  expect(guesses).toEqual([
    ...Array(4).fill("unknown@petswipe.example"), // the limit of the account
    "unknown-1@petswipe.example",
    "unknown-2@petswipe.example", // the limit of the address
  ]);
});

it("guesses that are never refused fail the boot test", async () => {
  const log = join(dir, "backend.log");
  await writeFile(log, "/reset?token=new_1");
  const frontend = await standIn(({ path }) => ({
    status: path.endsWith("/login") ? 401 : path.endsWith("/confirm") ? 204 : 202,
  }));
  await expect(triggerRareEvents({ frontend: frontend.origin, backendLog: log })).rejects.toThrow(
    /none of 100 password guesses .* was refused/,
  );
});

it("a log without a link has no token", () => {
  expect(resetTokenIn("nothing")).toBeUndefined();
});

describe("alerts pass", () => {
  const rules = [
    { name: "job:http_requests:rate5m", health: "ok" },
    { name: "Watchdog", health: "ok", state: "firing" },
    { name: "ServiceDown", health: "ok", state: "inactive" },
  ] as const;
  const failed = (checks: { what: string; found: string; passed: boolean }[]) =>
    checks.filter(({ passed }) => !passed).map(({ what, found }) => `${what}: ${found}`);
  const beat = { channel: "heartbeat", alertname: "Watchdog", status: "firing" } as unknown as Notification;
  const page = { channel: "slack", alertname: "ServiceDown", status: "firing" } as unknown as Notification;

  it("when every rule is healthy and only the Watchdog fires", () => {
    expect(failed(checkRules(rules))).toEqual([]);
    expect(failed(checkRules([]))).toEqual(["unhealthy rules of 0: none", "Watchdog fires: no"]);
    expect(failed(checkRules([...rules, { name: "a:b:c", health: "err", lastError: "many-to-many" }]))).toEqual([
      "unhealthy rules of 4: a:b:c many-to-many",
    ]);
    expect(failed(checkRules([...rules, { name: "a:b:c", health: "unknown" }]))).toEqual([
      "unhealthy rules of 4: a:b:c",
    ]);
    expect(failed(checkRules([...rules, { name: "RedisDown", health: "ok", state: "firing" }]))).toEqual([
      "other firing alerts: RedisDown",
    ]);
  });

  it("when the heartbeat has been delivered, and nothing else", () => {
    expect(failed(checkNotifications([beat, beat]))).toEqual([]);
    expect(failed(checkNotifications([]))).toEqual(["Watchdog is delivered as a heartbeat: 0 times"]);
    expect(failed(checkNotifications([beat, page]))).toEqual(["other delivered alerts: ServiceDown"]);
  });
});
