import { describe, expect, it } from "vitest";
import { watchFaults } from "../src/lint/watch-faults.ts";
import { unwatchedMetrics, watchedMetrics } from "../src/lint/watched.ts";
import { sampleDashboard } from "./support/sample-dashboard.ts";

describe("a metric", () => {
  const models = { overview: sampleDashboard() };

  it("is watched by the panels and rules that ask for it", () => {
    const watched = new Map(watchedMetrics(models).map(({ name, watchedBy }) => [name, watchedBy]));
    expect(watched.get("http_requests_total")).toEqual(
      expect.arrayContaining(["panel Sample / Routes", "rule job:http_requests:rate5m"]),
    );
    expect(watched.get("http_request_duration_seconds")).toContain("panel Sample / Duration");
    expect(watched.get("petswipe_kpi_fold_duration_seconds")).toEqual([]);
  });

  it("is unwatched when none does", () => {
    const unwatched = unwatchedMetrics(models, {}).map(({ name }) => name);
    expect(unwatched).toContain("swipes_total");
    expect(unwatched).not.toContain("http_requests_total");
    expect(unwatchedMetrics(models).map(({ name }) => name)).not.toContain("swipes_total");
  });

  it("is refused when nobody watches it", () => {
    expect(watchFaults(unwatchedMetrics(models, {}))).toContain(
      "metric swipes_total: no panel and no rule asks for it: show it on a dashboard, or emit it no more.",
    );
    expect(watchFaults([])).toEqual([]);
  });
});
