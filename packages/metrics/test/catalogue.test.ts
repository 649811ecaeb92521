import { describe, expect, it } from "vitest";
import { catalogue, type HistogramName, type MetricName, type MetricSpec, slos } from "../src/data.ts";

/** The monitoring documentation's list of custom metrics, verbatim. */
const DOCUMENTED = `
http_requests_total{method, path, status}
http_request_duration_seconds{method, path}
http_request_size_bytes{method, path}
http_response_size_bytes{method, path}
swipes_total{liked, pet_type}
matches_created_total
user_signups_total
pet_uploads_total
sessions_active
auth_login_attempts_total{status}
auth_token_validations_total{result}
auth_password_resets_total
db_queries_total{operation, table}
db_query_duration_seconds{operation, table}
db_connection_pool_size{state}
db_transactions_total{status}
cache_hits_total{cache_type}
cache_misses_total{cache_type}
cache_evictions_total{cache_type}
cache_size_bytes{cache_type}
`;

const documented = DOCUMENTED.trim()
  .split("\n")
  .map((line) => {
    const [name = "", labels = ""] = line.replace("}", "").split("{");
    return [name, labels === "" ? [] : labels.split(", ")] as const;
  });

const declared: [string, MetricSpec][] = Object.entries(catalogue);
const histograms = declared.flatMap(([name, spec]) => (spec.type === "histogram" ? [[name, spec] as const] : []));

describe("the catalogue", () => {
  it.each(documented)("has %s with exactly its documented labels", (name, labels) => {
    expect(Object.keys(catalogue[name as MetricName]?.labels ?? { "not declared": "" })).toEqual(labels);
  });

  it.each(declared)("%s has a full sentence as help", (_, { help }) => {
    expect(help).toMatch(/^[A-Z0-9].*[.)]$/);
    expect(help).not.toContain("\n");
  });

  it.each(declared)("%s has valid names, and no label that Prometheus adds itself", (name, { labels, type }) => {
    expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
    // A gauge may show quantiles that a database computed; other types would look like a summary.
    const reserved = type === "gauge" ? ["le", "job", "instance"] : ["le", "quantile", "job", "instance"];
    for (const label of Object.keys(labels)) {
      expect(label).toMatch(/^(?!__)[a-z][a-z0-9_]*$/);
      expect(reserved).not.toContain(label);
    }
  });

  it.each(declared)("%s lists each label value once", (_, { labels }) => {
    for (const domain of Object.values(labels)) {
      if (typeof domain !== "string") expect(new Set(domain).size).toBe(domain.length);
    }
  });

  it.each(histograms)("%s has positive, ascending buckets", (_, { buckets }) => {
    expect(buckets.length).toBeGreaterThan(1);
    expect(buckets).toEqual([...new Set(buckets)].filter((bound) => bound > 0).sort((a, b) => a - b));
  });
});

describe("the SLOs", () => {
  it.each(Object.entries(slos))("%s has an objective between 0 and 1 and a metric of the catalogue", (_, slo) => {
    expect(slo.objective).toBeGreaterThan(0);
    expect(slo.objective).toBeLessThan(1);
    expect(Object.keys(catalogue)).toContain(slo.metric);
  });

  it("are the documented ones", () => {
    const objectives = Object.entries(slos).map(([name, { objective }]) => [name, objective]);
    expect(objectives).toEqual([
      ["api-availability", 0.999],
      ["api-latency-fast", 0.95],
      ["api-latency-slow", 0.99],
      ["kpi-freshness", 0.999],
      ["frontend-availability", 0.999],
    ]);
  });

  it("have buckets as latency thresholds", () => {
    for (const slo of Object.values(slos)) {
      if (slo.kind !== "latency") continue;
      const name: HistogramName = slo.metric;
      expect(catalogue[name].buckets).toContain(slo.threshold);
    }
  });
});
