import { describe, expect, it } from "vitest";
import { panelOf } from "./support/sample-dashboard.ts";
import { QUERY_A, tell, tellOf } from "./support/told.ts";

describe("a query is refused", () => {
  const ask = (expr: string, exemplar = false) =>
    tellOf(({ targets: [query] }) => Object.assign(query, { expr, exemplar, legendFormat: "all" }));

  it("of a metric that does not exist, named or matched by a pattern", () => {
    const unknown =
      "is served by nobody: it is neither in the catalogue, nor recorded, nor in infra/monitoring/src/third-party.";
    expect(ask('swipes_made_total{instance=~"$instance"}')).toEqual([`${QUERY_A}: swipes_made_total ${unknown}`]);
    expect(ask('{__name__=~"up|upp",instance=~"$instance"}')).toEqual([`${QUERY_A}: upp ${unknown}`]);
  });

  it("by a label that the metric does not have, or that its rule drops", () => {
    expect(ask('up{city="Bern",instance=~"$instance"}')).toEqual([
      `${QUERY_A}: up has no label city (it has job, instance).`,
    ]);
    expect(ask('job:http_errors:rate5m{instance=~"$instance"}')).toEqual([
      `${QUERY_A}: job:http_errors:rate5m has no label instance (it has job).`,
    ]);
    expect(ask('ALERTS{slo="a",instance=~"$instance"}')).toEqual([]);
  });

  it("that looks back further than the retention", () => {
    expect(ask('max_over_time(up{instance=~"$instance"}[60d])')).toEqual([
      `${QUERY_A}: it looks back 60d, and Prometheus keeps 35d: raise PROMETHEUS_RETENTION, or shorten it.`,
    ]);
  });

  it("that is not PromQL, and then no other problem of queries is reported", () => {
    expect(ask("sum(ghosts_total{")).toEqual([
      expect.stringMatching(/^dashboard overview, panel "Duration", query A: no PromQL: .*<<here>>/),
    ]);
  });

  it("for exemplars of a metric that has none", () => {
    const none = `${QUERY_A}: it asks for exemplars, and for no bucket of a histogram of ours: it would get none.`;
    const bucket = (name: string) => `sum(rate(${name}_bucket{instance=~"$instance"}[5m]))`;
    expect(ask('sum(http_request_duration_seconds_count{instance=~"$instance"})', true)).toEqual([none]);
    expect(ask(bucket("nodejs_gc_duration_seconds"), true)).toEqual([none]);
    expect(ask(bucket("db_query_duration_seconds"), true)).toEqual([]);
  });

  it("of an annotation as well", () => {
    expect(tell(({ annotations }) => Object.assign(annotations.list?.[0] ?? {}, { expr: "ALARMS" }))).toContainEqual(
      expect.stringMatching(/^dashboard overview, annotation "Alerts": ALARMS is served by nobody/),
    );
  });

  it("of a variable whose series lack its label, or that is not label_values()", () => {
    const offer = (query: string) =>
      tell(({ templating }) => Object.assign(templating.list?.[1] ?? {}, { query: { query } }));
    expect(offer("label_values(up, city)")).toEqual([
      "dashboard overview, variable instance: it offers values of city, which up has not (it has job, instance).",
    ]);
    expect(offer("label_values(upp, instance)")).toEqual([
      expect.stringMatching(/^dashboard overview, variable instance: upp is served by nobody/),
    ]);
    expect(offer("metrics(up)")).toEqual(["dashboard overview: $instance asks metrics(up): expected label_values(…)"]);
  });
});

describe("a window is refused", () => {
  const windows = (expr: string, scrapeInterval = "15s") =>
    tell((model) => Object.assign(panelOf(model, "Duration").targets[1] ?? {}, { expr, legendFormat: "all" }), {
      scrapeInterval,
    });
  const QUERY_B = 'dashboard overview, panel "Duration", query B';

  const tooShort = (range: string, interval: string) =>
    `${QUERY_B}: ${range} holds less than 4 scrapes, which are ${interval} apart.`;

  it("that holds fewer than four scrapes of its job", () => {
    expect(windows("rate(redis_commands_total[1m])")).toEqual([tooShort("redis_commands_total[1m]", "30s")]);
    expect(windows("sum(increase(http_requests_total[45s]))")).toEqual([tooShort("http_requests_total[45s]", "15s")]);
    expect(windows("rate(http_requests_total[1m])")).toEqual([]);
    expect(windows("rate(http_requests_total[1m])", "30s")).toContain(tooShort("http_requests_total[1m]", "30s"));
    expect(windows("max_over_time(redis_up[1m])")).toEqual([]);
    expect(windows("rate(redis_commands_total[1m:15s])")).toEqual([]);
  });

  it("that holds fewer than four scrapes of one of the selected jobs", () => {
    const cpu = (matcher: string) => `process_cpu_seconds_total${matcher}[3m]`;
    expect(windows(`rate(${cpu("")})`)).toEqual([tooShort(cpu(""), "60s")]);
    expect(windows(`rate(${cpu('{job=~"backend|grafana"}')})`)).toEqual([
      tooShort(cpu('{job=~"backend|grafana"}'), "60s"),
    ]);
    expect(windows(`rate(${cpu('{job="redis"}')})`)).toEqual([]);
  });

  it("of $__interval", () => {
    expect(windows("rate(http_requests_total[$__interval])")).toEqual([
      `${QUERY_B}: a window of $__interval can be shorter than the time between two scrapes: take $__rate_interval.`,
    ]);
  });

  it("of the whole time range at each point of a range query", () => {
    expect(windows("increase(http_requests_total[$__range])")).toEqual([
      `${QUERY_B}: at each point it counts over the whole time that is shown: ask for the newest value alone.`,
    ]);
  });

  it("of $__rate_interval, if the panel's min step is shorter than the job's interval", () => {
    const withStep = (interval: string | undefined, ofQuery = interval && "$__interval") =>
      tell((model) => {
        const panel = panelOf(model, "Duration");
        Object.assign(panel, { interval });
        Object.assign(panel.targets[1] ?? {}, {
          expr: "rate(redis_commands_total[$__rate_interval])",
          legendFormat: "all",
          interval: ofQuery,
        });
      });
    const fault = tooShort("redis_commands_total[$__rate_interval]", "30s");
    expect(withStep("15s")).toEqual([fault]);
    expect(withStep(undefined)).toEqual([fault]);
    expect(withStep("30s")).toEqual([]);
    expect(withStep("30s", "")).toEqual([fault]); // Grafana derives the window from the min step of the query, never of the panel
  });
});
