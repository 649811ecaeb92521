import { services } from "@petswipe/metrics";
import { expect, it } from "vitest";
import { checkUntilPassed } from "../native/boot/check.ts";
import { checkMetrics } from "../native/boot/metrics.ts";
import type { Series } from "../native/boot/prometheus-api.ts";
import { checkTargets, expectedJobs } from "../native/boot/targets.ts";

const target = (job: string) => ({ labels: { job }, health: "up", lastError: "", scrapeUrl: "" }) as const;

/** A series of each metric of the frontend, with the declared labels. */
const complete: Series[] = Object.entries(services.frontend).map(([name, spec]) => ({
  __name__: spec.type === "histogram" ? `${name}_count` : name,
  job: "frontend",
  instance: "127.0.0.1:3000",
  ...Object.fromEntries(Object.keys(spec.labels).map((label) => [label, "x"])),
}));

const failures = (series: readonly Series[]) => checkMetrics("frontend", series).filter(({ passed }) => !passed);

it("all targets up pass; one that is down or missing fails with its error", () => {
  const up = expectedJobs.map(target);
  expect(checkTargets(up).every(({ passed }) => passed)).toBe(true);
  const rest = up.slice(1);
  const down = { ...target("backend"), health: "down", lastError: "refused" } as const;
  expect(checkTargets([down, ...rest])[0]).toEqual({ what: "target backend", found: "down refused", passed: false });
  expect(checkTargets(rest)[0]).toEqual({ what: "target backend", found: "no such target", passed: false });
});

it("a service passes when each declared metric has a series with exactly its labels", () => {
  expect(checkMetrics("frontend", complete)).toHaveLength(Object.keys(services.frontend).length);
  expect(failures(complete)).toEqual([]);
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

it("checks are repeated until they pass, and the last ones are shown when they never do", async () => {
  let calls = 0;
  const third = async () => {
    calls += 1;
    return [{ what: "the third call", found: String(calls), passed: calls === 3 }];
  };
  expect(await checkUntilPassed(5000, third)).toEqual([{ what: "the third call", found: "3", passed: true }]);
  const never = async () => [{ what: "never", found: "no", passed: false }];
  expect(await checkUntilPassed(50, never)).toEqual([{ what: "never", found: "no", passed: false }]);
});
