import { describe, expect, it } from "vitest";
import { problemsAfter, problemsOfPanel, QUERY_A } from "./support/dashboard-problems.ts";
import { panelOf } from "./support/sample-dashboard.ts";

describe("a query is refused", () => {
  const ask = (expr: string, exemplar = false) =>
    problemsOfPanel(({ targets: [query] }) => Object.assign(query, { expr, exemplar, legendFormat: "all" }));

  it("for an unknown metric, by name or by a matcher on __name__", () => {
    const unknown = "does not exist: not in the catalogue, the recording rules or the third-party tables.";
    expect(ask('swipes_made_total{instance=~"$instance"}')).toEqual([`${QUERY_A}: swipes_made_total ${unknown}`]);
    expect(ask('{__name__=~"up|upp",instance=~"$instance"}')).toEqual([`${QUERY_A}: upp ${unknown}`]);
  });

  it("for a label that the metric lacks, or that its rule aggregates away", () => {
    expect(ask('up{city="Bern",instance=~"$instance"}')).toEqual([
      `${QUERY_A}: up has no label city (it has job, instance).`,
    ]);
    expect(ask('job:http_errors:rate5m{instance=~"$instance"}')).toEqual([
      `${QUERY_A}: job:http_errors:rate5m has no label instance (it has job).`,
    ]);
    expect(ask('ALERTS{slo="a",instance=~"$instance"}')).toEqual([]);
  });

  it("for a range that is longer than the retention", () => {
    expect(ask('max_over_time(up{instance=~"$instance"}[60d])')).toEqual([
      `${QUERY_A}: looks back 60d, but Prometheus keeps 35d: shorten the range or raise PROMETHEUS_RETENTION.`,
    ]);
  });

  it("for a syntax error, without further problems of queries", () => {
    expect(ask("sum(ghosts_total{")).toEqual([
      expect.stringMatching(/^dashboard overview, panel "Duration", query A: invalid PromQL: .*<<here>>/),
    ]);
  });

  it("for exemplars where there are none", () => {
    const none = `${QUERY_A}: requests exemplars, but selects no bucket of our own histograms: it would get none.`;
    const bucket = (name: string) => `sum(rate(${name}_bucket{instance=~"$instance"}[5m]))`;
    expect(ask('sum(http_request_duration_seconds_count{instance=~"$instance"})', true)).toEqual([none]);
    expect(ask(bucket("nodejs_gc_duration_seconds"), true)).toEqual([none]);
    expect(ask(bucket("db_query_duration_seconds"), true)).toEqual([]);
  });

  it("in an annotation, too", () => {
    expect(
      problemsAfter(({ annotations }) => Object.assign(annotations.list?.[0] ?? {}, { expr: "ALARMS" })),
    ).toContainEqual(expect.stringMatching(/^dashboard overview, annotation "Alerts": ALARMS does not exist/));
  });

  it("in a variable, for a label that its series lack, or for anything but label_values", () => {
    const offer = (query: string) =>
      problemsAfter(({ templating }) => Object.assign(templating.list?.[1] ?? {}, { query: { query } }));
    expect(offer("label_values(up, city)")).toEqual([
      "dashboard overview, variable instance: offers values of label `city`, but up only yields: job, instance.",
    ]);
    expect(offer("label_values(upp, instance)")).toEqual([
      expect.stringMatching(/^dashboard overview, variable instance: upp does not exist/),
    ]);
    expect(offer("metrics(up)")).toEqual([
      "dashboard overview: $instance has the query metrics(up): expected label_values(…)",
    ]);
  });
});

describe("a window is refused", () => {
  const windows = (expr: string, scrapeInterval = "15s") =>
    problemsAfter(
      (model) => Object.assign(panelOf(model, "Duration").targets[1] ?? {}, { expr, legendFormat: "all" }),
      {
        scrapeInterval,
      },
    );
  const QUERY_B = 'dashboard overview, panel "Duration", query B';

  const tooShort = (range: string, interval: string) =>
    `${QUERY_B}: ${range} covers fewer than 4 scrapes at an interval of ${interval}.`;

  it("that covers fewer than four scrapes of its job", () => {
    expect(windows("rate(redis_commands_total[1m])")).toEqual([tooShort("redis_commands_total[1m]", "30s")]);
    expect(windows("sum(increase(http_requests_total[45s]))")).toEqual([tooShort("http_requests_total[45s]", "15s")]);
    expect(windows("rate(http_requests_total[1m])")).toEqual([]);
    expect(windows("rate(http_requests_total[1m])", "30s")).toContain(tooShort("http_requests_total[1m]", "30s"));
    expect(windows("max_over_time(redis_up[1m])")).toEqual([]);
    expect(windows("rate(redis_commands_total[1m:15s])")).toEqual([]);
  });

  it("that covers fewer than four scrapes of one of the selected jobs", () => {
    const cpu = (matcher: string) => `process_cpu_seconds_total${matcher}[3m]`;
    expect(windows(`rate(${cpu("")})`)).toEqual([tooShort(cpu(""), "60s")]);
    expect(windows(`rate(${cpu('{job=~"backend|grafana"}')})`)).toEqual([
      tooShort(cpu('{job=~"backend|grafana"}'), "60s"),
    ]);
    expect(windows(`rate(${cpu('{job="redis"}')})`)).toEqual([]);
  });

  it("of $__interval", () => {
    expect(windows("rate(http_requests_total[$__interval])")).toEqual([
      `${QUERY_B}: $__interval can be shorter than the scrape interval: use $__rate_interval.`,
    ]);
  });

  it("of the whole visible range, at every point", () => {
    expect(windows("increase(http_requests_total[$__range])")).toEqual([
      `${QUERY_B}: counts over the whole visible range at every point: make it an instant query.`,
    ]);
  });

  it("of $__rate_interval, if the panel's smallest step is shorter than the job's interval", () => {
    const withStep = (interval: string | undefined, ofQuery = interval && "$__interval") =>
      problemsAfter((model) => {
        const panel = panelOf(model, "Duration");
        Object.assign(panel, { interval });
        Object.assign(panel.targets[1] ?? {}, {
          expr: "rate(redis_commands_total[$__rate_interval])",
          legendFormat: "all",
          interval: ofQuery,
        });
      });
    const problem = tooShort("redis_commands_total[$__rate_interval]", "30s");
    expect(withStep("15s")).toEqual([problem]);
    expect(withStep(undefined)).toEqual([problem]);
    expect(withStep("30s")).toEqual([]);
    expect(withStep("30s", "")).toEqual([problem]); // Grafana derives the window from the query's step, not the panel's
  });
});
