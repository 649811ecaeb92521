import type { Dashboard } from "@grafana/grafana-foundation-sdk/dashboard";
import { dashboardModel } from "@petswipe/monitoring/dashboards/build";
import { UP } from "@petswipe/monitoring/dashboards/expressions";
import type { PanelSpec } from "@petswipe/monitoring/dashboards/spec";
import { goodBelow, plain } from "@petswipe/monitoring/dashboards/thresholds";
import { instancesOf } from "@petswipe/monitoring/dashboards/variables";
import { openPrometheus } from "@petswipe/prometheus-client";
import { type RunningPrometheus, startPrometheus } from "@petswipe/prometheus-client/testing/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { render } from "../src/render.ts";

const NOW = Math.floor(Date.now() / 1000);
const STEP = 15;

/** Ten minutes, a sample each 15 seconds. A backend started five minutes ago, and an alert fired for a while. */
function history(): string[] {
  const series: [string, (index: number) => number][] = [
    ['up{job="backend",instance="a"}', (index) => (index < 20 ? 0 : 1)],
    ['up{job="frontend",instance="b"}', () => 1],
    ['used_ratio{instance="a"}', () => 0.425],
    ['pets{species="dog"}', () => 12],
    ['pets{species="cat"}', () => 1234],
    ['lag_seconds_bucket{le="0.1"}', (index) => index],
    ['lag_seconds_bucket{le="+Inf"}', (index) => 4 * index],
    ['process_start_time_seconds{job="backend",instance="a"}', () => NOW - 300],
    ['ALERTS{alertname="HighLoad",alertstate="firing",severity="high"}', (index) => (index < 10 ? 1 : Number.NaN)],
  ];
  return series.flatMap(([name, value]) =>
    Array.from({ length: 40 }, (_, index) => [NOW - STEP * (39 - index), value(index)] as const)
      .filter(([, number]) => !Number.isNaN(number))
      .map(([at, number]) => `${name} ${number} ${at}`),
  );
}

const common = { description: "What it is.", unit: "short", width: 12, thresholds: plain } as const;
const panel = <Spec extends Partial<PanelSpec>>(spec: Spec) => ({ ...common, ...spec });

const panels: readonly PanelSpec[] = [
  panel({
    kind: "timeseries",
    title: "Pets",
    queries: [{ expr: "pets", legend: "{{species}}" }],
    thresholds: goodBelow(1000),
  }),
  panel({
    kind: "stat",
    title: "Processes",
    unit: "none",
    queries: [{ expr: 'up{instance=~"$instance"}', legend: "{{job}}" }],
    valueMappings: UP,
  }),
  panel({
    kind: "gauge",
    title: "Used",
    unit: "percentunit",
    queries: [{ expr: "used_ratio", legend: "used" }],
    ...{ min: 0, max: 1, decimals: 1 },
  }),
  panel({ kind: "bars", title: "By species", queries: [{ expr: "pets", legend: "{{species}}" }] }),
  panel({ kind: "states", title: "Health", queries: [{ expr: "up", legend: "{{job}}" }], valueMappings: UP }),
  panel({
    kind: "heatmap",
    title: "Lag",
    unit: "s",
    queries: [{ expr: "sum by (le) (increase(lag_seconds_bucket[$__rate_interval]))", legend: "{{le}}" }],
  }),
  panel({
    kind: "table",
    title: "All pets",
    labels: { species: "kind" },
    columns: [
      { expr: "pets", name: "count" },
      { expr: "pets / 2000", name: "share", unit: "percentunit", decimals: 1 },
      { expr: 'pets{species="cat"} * 0', name: "adopted" },
    ],
    sortBy: "count",
    whenEmpty: "–",
  }),
  panel({ kind: "stat", title: "Containers", queries: [{ expr: "count(container_last_seen)", legend: "containers" }] }),
  panel({ kind: "stat", title: "Matches", queries: [{ expr: "matches", legend: "x" }], whenEmpty: "No match yet" }),
  panel({ kind: "stat", title: "Refused", queries: [{ expr: "rate(up)", legend: "x" }] }),
  panel({
    kind: "timeseries",
    title: "Half",
    queries: [
      { expr: "pets", legend: "{{species}}" },
      { expr: "gone", legend: "of <b>old</b>" },
    ],
  }),
];

/** As Grafana and the screenshots read it: as JSON. */
function dashboard(...shown: readonly PanelSpec[]): Dashboard {
  const model = dashboardModel("overview", {
    title: "Tried & true",
    description: "A dashboard.",
    folder: "service",
    tags: [],
    variables: [instancesOf("backend")],
    range: "10m",
    sections: [{ title: "Section", panels: shown }],
  });
  return JSON.parse(JSON.stringify(model));
}

let prometheus: RunningPrometheus;
beforeAll(async () => {
  prometheus = await startPrometheus({ history: history() });
}, 60_000);
afterAll(() => prometheus.stop());

const drawn = (...shown: readonly PanelSpec[]) =>
  render(prometheus.api, dashboard(...shown), { to: NOW, scrapeInterval: STEP, source: "From a test." });

/** Each panel's HTML, by title. */
function byTitle(html: string): ReadonlyMap<string, string> {
  const sections = html.split('<section class="panel"').slice(1);
  return new Map(sections.map((section) => [/<h3>(.*?)<\/h3>/.exec(section)?.[1] ?? "", section] as const));
}

const textsOf = (html = "") => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

describe("a dashboard, drawn from a real Prometheus", () => {
  let html: string;
  let found: ReadonlyMap<string, string>;
  let counts: Omit<Awaited<ReturnType<typeof drawn>>, "html">;
  beforeAll(async () => {
    ({ html, ...counts } = await drawn(...panels));
    found = byTitle(html);
  });

  it("has its title, selections, annotations, headings and time range", () => {
    expect(textsOf(html)).toContain("Tried &amp; true A dashboard. Time Last 10 minutes (");
    expect(textsOf(html)).toMatch(/Prometheus Prometheus Instance All Alerts: 1 Deploys and restarts: 1 Section/);
    expect(html).toContain("From a test.");
  });

  it("has panels at their grid positions", () => {
    expect(found.get("Pets")).toContain("grid-column:1/span 12;grid-row:2/span 8");
    expect(found.get("Processes")).toContain("grid-column:13/span 12;grid-row:2/span 4");
  });

  it("shows lines with legend, axis, thresholds and annotations", () => {
    const pets = found.get("Pets") ?? "";
    expect(textsOf(pets)).toMatch(/0 .*500 .*1 K .*1.5 K .*cat .*dog/);
    const dashed = (color: string) => pets.match(new RegExp(`stroke="${color}"[^>]*stroke-dasharray`, "g"))?.length;
    expect(dashed("#f2495c")).toBe(2); // the threshold, and the start of the alert
    expect(dashed("#5794f2")).toBe(1); // the restart
    expect(pets).toContain('fill="#f2495c"'); // for as long as the alert fired
  });

  it("shows numbers in their units, names and value mappings", () => {
    expect(textsOf(found.get("Processes"))).toMatch(/backend up frontend up/);
    expect(textsOf(found.get("Used"))).toContain("42.5%");
    expect(textsOf(found.get("By species"))).toMatch(/cat 1\.23 K dog 12|dog 12 cat 1\.23 K/);
    expect(found.get("By species")).toContain("width:100.0%");
  });

  it("shows states as text", () => {
    expect(textsOf(found.get("Health"))).toMatch(/backend down up frontend up/);
  });

  it("shows a histogram's buckets with their bounds", () => {
    const lag = found.get("Lag") ?? "";
    expect(textsOf(lag)).toMatch(/100 ms \+Inf/);
    expect(lag.match(/<rect/g)?.length).toBeGreaterThan(60);
  });

  it("shows a table with its columns, sorted, and its own text in empty cells", () => {
    expect(textsOf(found.get("All pets"))).toMatch(/kind count share adopted cat 1\.23 K 61\.7% 0 dog 12 0\.6% –/);
  });

  it("shows which data is missing, and why", () => {
    expect(textsOf(found.get("Containers"))).toContain("No data not scraped here: cadvisor");
    expect(textsOf(found.get("Matches"))).toMatch(/Matches +No match yet/);
    expect(found.get("Matches")).not.toContain("No data");
    expect(textsOf(found.get("Half"))).toContain("No data: of &lt;b&gt;old&lt;/b&gt;");
    expect(textsOf(found.get("Refused"))).toMatch(/Refused.*Prometheus refuses query:.*range vector/);
    expect(counts).toEqual({ panels: 11, withoutData: ["Containers", "Matches", "Half"], rejected: ["Refused"] });
  });
});

describe("what cannot be drawn", () => {
  it("is an error that names dashboard, panels and properties, before Prometheus is queried", async () => {
    const queries = [{ expr: "pets", legend: "x" }];
    const model = dashboard(panel({ kind: "stat", title: "Distance", unit: "furlong", queries }));
    const pie = { type: "piechart", title: "Pie", targets: [], gridPos: { x: 0, y: 1, w: 6, h: 6 } };
    const options = { to: NOW, scrapeInterval: STEP, source: "" };
    const unreachable = openPrometheus("http://127.0.0.1:9");
    const panels = [...(model.panels ?? []), pie];
    await expect(render(unreachable, { ...model, panels }, options)).rejects.toThrow(
      /^Tried & true:\n {2}panel "Distance": fieldConfig\.defaults\.unit "furlong" is not supported .*\n {2}panel "Pie": type "piechart" is not supported .*$/,
    );
  });

  it("is an error that names the panel, where it depends on the data", async () => {
    const lag = panel({ kind: "heatmap", title: "Lag", unit: "s", queries: [{ expr: "pets", legend: "{{le}}" }] });
    await expect(drawn(lag)).rejects.toThrow('Tried & true, panel "Lag": a heatmap needs series by le, with numbers');
  });
});
