import { describe, expect, it } from "vitest";
import { watchProblems } from "../src/lint/watch-rules.ts";
import { unwatchedMetrics, watchedMetrics } from "../src/lint/watched.ts";
import { sampleDashboard } from "./support/sample-dashboard.ts";

describe("a metric", () => {
  const models = { overview: sampleDashboard() };

  it("is watched by the panels and rules that use it", () => {
    const watched = new Map(watchedMetrics(models).map(({ name, watchedBy }) => [name, watchedBy]));
    expect(watched.get("http_requests_total")).toEqual(
      expect.arrayContaining(["panel Sample / Routes", "rule job:http_requests:rate5m"]),
    );
    expect(watched.get("http_request_duration_seconds")).toContain("panel Sample / Duration");
    expect(watched.get("petswipe_kpi_fold_duration_seconds")).toEqual([]);
  });

  it("is unwatched if none does", () => {
    const unwatched = unwatchedMetrics(models, {}).map(({ name }) => name);
    expect(unwatched).toContain("swipes_total");
    expect(unwatched).not.toContain("http_requests_total");
    expect(unwatchedMetrics(models).map(({ name }) => name)).not.toContain("swipes_total");
  });

  it("is refused if it is unwatched", () => {
    expect(watchProblems(unwatchedMetrics(models, {}))).toContain(
      "metric swipes_total is not used by any panel or rule: add it to one (pnpm new panel), or remove it.",
    );
    expect(watchProblems([])).toEqual([]);
  });
});
