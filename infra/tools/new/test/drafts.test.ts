import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { describe, expect, it } from "vitest";
import { readArguments } from "../src/arguments.ts";
import { openDraft } from "../src/draft.ts";
import { shortest } from "../src/kinds/alert/printf.ts";
import { KINDS } from "../src/kinds/all.ts";

/** The texts that a command line drafts, before they are formatted. */
function drafted(...args: string[]): (file: string) => string {
  const { kind, ...request } = readArguments(args);
  const draft = openDraft(projectRoot);
  KINDS[kind](request, draft);
  return (file) => draft.changed.get(file) ?? "";
}

const alertOn = (metric: string, ...rest: string[]) =>
  drafted(
    "alert",
    "ExampleHigh",
    "--in",
    "business",
    "--metric",
    metric,
    "--severity",
    "low",
    "--panel",
    "business/pets",
    ...rest,
  );
const CASES = "infra/monitoring/src/alert-tests/business.ts";

describe("an alert", () => {
  it("on a counter has a case with 5% more than its limit and one with 5% less, and fires when the window is full", () => {
    const cases = alertOn("swipes_total", "--above", "20000", "--for", "1h")(CASES);
    expect(cases).toContain(
      `{ name: "21000 in 5m", series: { "swipes_total{job=\\"backend\\",instance=\\"a\\",liked=\\"true\\",pet_type=\\"dog\\"}": "9000+4200x69" }, expect: { "63m": [], "64m": [{ severity: "low", value: "2.1e+04" }] } }`,
    );
    expect(cases).toContain(`"9000+3800x69" }, expect: { "69m": [] } }`);
  });

  it("shows its threshold as its expression has it", () => {
    const bandOf = (metric: string, ...rest: string[]) =>
      /bands: \[.*\]/s.exec(alertOn(metric, "--above", "5", ...rest)("infra/monitoring/src/alerts/business.ts"))?.[0];
    expect(bandOf("swipes_total")).toContain('> 5`, for: "5m", threshold: "{bound} in {range}" }');
    expect(bandOf("sessions_active")).toContain('> 5`, for: "5m" }');
  });

  it("on any event at all is silent without one", () => {
    const cases = alertOn("swipes_total", "--above", "0")(CASES);
    expect(cases).toContain(`"9000+0.2x30" }, expect: { "8m": [], "9m": [{ severity: "low", value: "1" }] } }`);
    expect(cases).toContain(`"9000+0x30" }, expect: { "30m": [] } }`);
  });

  it("on a ratio shows percent", () => {
    const draft = alertOn("petswipe_return_rate_ratio", "--below", "0.2", "--for", "1m", "--panel", "overview/health");
    expect(draft(CASES)).toContain(`"0.19x30" }, expect: { "0m": [], "1m": [{ severity: "low", value: "19%" }] } }`);
    expect(draft("infra/monitoring/src/alerts/business.ts")).toContain('format: "ratio"');
  });

  it("on a histogram watches its 99th percentile, and leaves the test cases to its author", () => {
    const draft = alertOn("http_layer_duration_seconds", "--above", "1");
    expect(draft("infra/monitoring/src/alerts/business.ts")).toContain(
      `expr: \`\${quantile(0.99, "http_layer_duration_seconds", { window: "5m" })} > 1\``,
    );
    expect(draft(CASES)).toContain('name: "MISSING: a case in which it fires: series just past the threshold"');
  });

  it("on a metric of another program writes PromQL, and takes the service from its job", () => {
    const alerts = alertOn("redis_evicted_keys_total", "--above", "5")("infra/monitoring/src/alerts/business.ts");
    expect(alerts).toContain('service: "redis"');
    expect(alerts).toContain('expr: "sum(increase(redis_evicted_keys_total[5m])) > 5"');
  });
});

it.each([
  "metric pet_shares_total --in business",
  "alert ExampleHigh --in business --metric swipes_total --above 5 --severity low --panel business/pets",
])("the places that an author is sent to are there: %s", (line) => {
  const { kind, ...request } = readArguments(line.split(" "));
  const steps = KINDS[kind](request, openDraft(projectRoot)).join("\n");
  const places = steps.match(/\binfra\/[\w./-]+\w/g) ?? [];
  expect(places).toHaveLength(2);
  expect(places.filter((place) => !existsSync(join(projectRoot, place)))).toEqual([]);
});

describe("a histogram", () => {
  it.each([
    ["pet_share_duration_seconds", "REQUEST_SECONDS"],
    ["pet_share_size_bytes", "BODY_BYTES"],
  ])("%s has the buckets of its unit", (name, buckets) => {
    const text = drafted(
      "metric",
      name,
      "--in",
      "business",
      "--type",
      "histogram",
    )("packages/metrics/src/catalogue/business.ts");
    expect(text).toContain(`${name}: { type: "histogram", help: "MISSING: what it counts`);
    expect(text).toContain(`labels: {}, buckets: ${buckets} },`);
    expect(text).toContain(`import { ${buckets} } from "./buckets.ts";`);
  });
});

describe("a route", () => {
  const routeFor = (route: string, feature: string, roles: string) =>
    drafted("route", "DoThing", "--in", feature, "--route", route, "--roles", roles);
  const MATRIX = "apps/backend/test/authorization-matrix.test.ts";
  const OWNERSHIP = "apps/backend/test/object-ownership.test.ts";

  it.each([
    ["GET /pets/:id/things", "pets", "anyone", /"GET \/api\/pets\/:id\/things": EVERY\w+,/],
    ["PATCH /matches/:id", "matches", "account", /"PATCH \/api\/matches\/:id": ACCOUNTS,/],
    ["DELETE /pets/:id", "pets", "shelter,admin", /"DELETE \/api\/pets\/:id": SHELTERS_AND_ADMINS,/],
  ])("%s has its verdicts in the matrix", (route, feature, roles, row) => {
    expect(routeFor(route, feature, roles)(MATRIX)).toMatch(row);
  });

  it("that changes what belongs to a user is tried by others of the role", () => {
    expect(routeFor("PATCH /matches/:id", "matches", "account")(OWNERSHIP)).toContain(
      `"PATCH /api/matches/{id} id": { attacks: [(f) => f.otherAdopter.call("PATCH", \`/api/matches/\${f.match.id}\`, {}), (f) => f.otherShelter.call("PATCH", \`/api/matches/\${f.match.id}\`, {})], rightful: (f) => f.adopter.call("PATCH", \`/api/matches/\${f.match.id}\`, {}) },`,
    );
  });

  it("with a body has a schema for it and a row in the test of bodies", () => {
    const draft = routeFor("POST /pets/things", "pets", "shelter");
    expect(draft("packages/contract/src/pets.ts")).toContain("export const DoThingBody = body({});");
    expect(draft("packages/contract/test/bodies.test.ts")).toContain(
      "DoThingBody: { good: [{}], bad: [{ unknown: true }] },",
    );
  });

  it("for everyone has no guard, and no session in its handler", () => {
    const routes = routeFor("GET /pets/:id/things", "pets", "anyone")("apps/backend/src/pets/routes.ts");
    const [, added = ""] = routes.split('app.get("/pets/:id/things", ');
    expect(added).toContain("schema: { tags, params: Type.Object({ id: Id }), response: { 200: DoThingReply } }");
    expect(added).toContain("async (request) => pets.doThing(request.params.id));");
    expect(added).not.toMatch(/guard|session/);
  });
});

describe("a number is shown as Prometheus shows it", () => {
  it.each([
    [0, "0"],
    [52.5, "52.5"],
    [9999, "9999"],
    [10500, "1.05e+04"],
    [123456, "1.235e+05"],
    [0.000125, "0.000125"],
    [0.00003, "3e-05"],
    [-4, "-4"],
  ])("%d as %s", (value, text) => {
    expect(shortest(value)).toBe(text);
  });
});
