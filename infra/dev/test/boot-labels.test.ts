import { startStandIn } from "@petswipe/embedded/testing/stand-in";
import { closedSeriesNames, KPI_NAMES, type ServiceName, services } from "@petswipe/metrics";
import type { Sample } from "@petswipe/prometheus-client";
import { expect, it, onTestFinished } from "vitest";
import { causeLabels } from "../boot/label-events.ts";
import { neverMoves, sometimesMoves } from "../boot/label-exceptions.ts";
import { checkLabels } from "../boot/labels.ts";
import { nativeJobs } from "../jobs.ts";

const names = ["backend", "frontend", "exporter"] as const satisfies readonly ServiceName[];
const seriesOf = (service: ServiceName) => closedSeriesNames(services[service]);

/** A sample of a series such as `swipes_total{liked="true",pet_type="dog"}`; of a histogram its count. */
function sample(series: string, value: number): Sample {
  const [name = "", labels = ""] = series.split(/[{}]/);
  const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, label, text]) => [label, text]);
  const stored = /_(seconds|bytes)$/.test(name) && isHistogram(name) ? `${name}_count` : name;
  return { series: { __name__: stored, job: "x", instance: "y", ...Object.fromEntries(pairs) }, value };
}
const isHistogram = (name: string) =>
  Object.entries(services.backend).some(([other, { type }]) => other === name && type === "histogram");

/** What a healthy system has: every series at 3, but 0 where it never moves. `changes` replaces values; undefined removes. */
function problems(service: ServiceName, changes: Readonly<Record<string, number | undefined>> = {}): string[] {
  const samples = seriesOf(service).flatMap((series) => {
    const value = series in changes ? changes[series] : series in neverMoves ? 0 : 3;
    return value === undefined ? [] : [sample(series, value)];
  });
  return checkLabels(service, samples).flatMap(({ what, found, passed }) => (passed ? [] : [`${what}: ${found}`]));
}

it.each(names)("%s passes with every label value, and is checked metric by metric", (service) => {
  expect(problems(service)).toEqual([]);
});

it("reports the number of series of each metric", () => {
  const series = seriesOf("frontend").map((name) => sample(name, 1));
  expect(checkLabels("frontend", series)).toEqual([
    { what: "frontend: every label value of http_requests_total", found: "8 as expected", passed: true },
    { what: "frontend: every label value of http_request_duration_seconds", found: "8 as expected", passed: true },
    { what: "frontend: every label value of http_request_size_bytes", found: "8 as expected", passed: true },
    { what: "frontend: every label value of http_response_size_bytes", found: "8 as expected", passed: true },
  ]);
});

it("a hard-coded label fails, and names the values without a sample above 0", () => {
  const others = ["cat", "rabbit", "bird", "other"];
  const onlyDogs = others.flatMap((type) =>
    ["true", "false"].map((liked) => [`swipes_total{liked="${liked}",pet_type="${type}"}`, 0] as const),
  );
  const [found, ...more] = problems("backend", Object.fromEntries(onlyDogs));
  expect(more).toEqual([]);
  expect(found).toMatch(/^backend: every label value of swipes_total: no swipes_total\{liked="true",pet_type="cat"\} /);
  expect(found?.match(/above 0/g)).toHaveLength(8);
});

it("a series that never moves fails when it does; absent it passes", () => {
  const expired = 'auth_token_validations_total{result="expired"}';
  expect(problems("backend", { [expired]: 1 })).toEqual([
    `backend: every label value of auth_token_validations_total: ${expired} is 1, not 0`,
  ]);
  expect(problems("backend", { [expired]: undefined })).toEqual([]);
});

it("a series that moves sometimes may be 0, but must exist", () => {
  const waiting = 'db_connection_pool_size{state="waiting"}';
  expect(problems("backend", { [waiting]: 0 })).toEqual([]);
  expect(problems("backend", { [waiting]: undefined })).toEqual([
    `backend: every label value of db_connection_pool_size: no ${waiting}`,
  ]);
});

it.each([undefined, 0, Number.NaN])("any other series fails at %s", (value) => {
  const path = 'http_requests_total{method="PUT"}';
  expect(problems("frontend", { [path]: value })).toEqual([
    `frontend: every label value of http_requests_total: no ${path} above 0`,
  ]);
});

it("open labels are summed", () => {
  const put = 'http_requests_total{method="PUT"}';
  const samples = seriesOf("frontend").map((name) => sample(name, name === put ? 0 : 1));
  const other = { ...sample(put, 2), series: { ...sample(put, 2).series, path: "/b", status: "404" } };
  expect(checkLabels("frontend", [...samples, other]).every(({ passed }) => passed)).toBe(true);
});

it("every exception is a series of a native service, and there is one reason for each", () => {
  const known = new Set(names.flatMap(seriesOf));
  const exceptions = [...Object.keys(neverMoves), ...Object.keys(sometimesMoves)];
  expect(exceptions.filter((series) => !known.has(series))).toEqual([]);
  expect(new Set(exceptions).size).toBe(exceptions.length);
  expect(exceptions).toHaveLength(2 * 11 + 2 + 6 + 2 * KPI_NAMES.length);
  expect(names.every((name) => nativeJobs.some((job) => job === name))).toBe(true);
});

it("an event with another outcome than expected fails the boot test, with the request and the response", async () => {
  const backend = await startStandIn(() => ({ status: 429, json: { error: "too many" } }));
  onTestFinished(() => backend.stop());
  await expect(causeLabels({ frontend: backend.origin, backend: backend.origin })).rejects.toThrow(
    `POST ${backend.origin}/api/auth/signup was answered 429: {"error":"too many"}`,
  );
});
