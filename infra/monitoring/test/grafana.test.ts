import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { DATASOURCES } from "../src/dashboards/datasources.ts";
import { DASHBOARDS } from "../src/links.ts";

const GRAFANA = join(projectRoot, "infra/grafana");
const read = (file: string) => readFile(join(GRAFANA, file), "utf8");
/** A path inside the container, on this disk. */
const onDisk = (path: string) => path.replace("/etc/grafana/dashboards", join(GRAFANA, "dashboards"));

interface DataSource {
  readonly uid: string;
  readonly type: string;
  readonly url?: string;
  readonly editable: boolean;
  readonly isDefault?: boolean;
  readonly jsonData: Record<string, unknown>;
}

const { datasources } = parse(await read("provisioning/datasources/petswipe.yaml")) as { datasources: DataSource[] };
const { providers } = parse(await read("provisioning/dashboards/petswipe.yaml")) as {
  providers: { allowUiUpdates: boolean; disableDeletion: boolean; folder: string; options: { path: string } }[];
};

/** The value of a setting of grafana.ini. */
async function setting(section: string, key: string): Promise<string | undefined> {
  const sections = (await read("grafana.ini")).split(/^\[(.+)\]$/m);
  const text = sections[sections.indexOf(section) + 1] ?? "";
  return new RegExp(`^${key} = (.*)$`, "m").exec(text)?.[1];
}

describe("data sources", () => {
  it("have the uids that dashboards use, and cannot be edited", () => {
    expect(datasources.map(({ uid, type }) => [uid, type])).toEqual([
      [DATASOURCES.prometheus, "prometheus"],
      [DATASOURCES.alertmanager, "alertmanager"],
      [DATASOURCES.traces, "jaeger"],
    ]);
    expect(datasources.filter(({ editable }) => editable)).toEqual([]);
    expect(datasources.filter(({ isDefault }) => isDefault).map(({ uid }) => uid)).toEqual([DATASOURCES.prometheus]);
  });

  it("link exemplars to the trace store, and know the scrape interval", () => {
    expect(datasources[0]?.jsonData).toMatchObject({
      timeInterval: "$SCRAPE_INTERVAL",
      exemplarTraceIdDestinations: [{ name: "trace_id", datasourceUid: DATASOURCES.traces }],
    });
  });

  it("include CloudWatch only in an optional file", async () => {
    const { datasources: more } = parse(await read("optional/cloudwatch.yaml")) as { datasources: DataSource[] };
    expect(more.map(({ uid, type }) => [uid, type])).toEqual([[DATASOURCES.cloudwatch, "cloudwatch"]]);
  });
});

describe("dashboards", () => {
  it("are provisioned from folders that contain exactly all of them, and are read-only", async () => {
    const files = await Promise.all(providers.map(({ options }) => readdir(onDisk(options.path))));
    expect(files.flat().sort()).toEqual(
      Object.values(DASHBOARDS)
        .map((uid) => `${uid}.json`)
        .sort(),
    );
    expect(providers.every(({ allowUiUpdates }) => !allowUiUpdates)).toBe(true);
    expect(new Set(providers.map(({ folder }) => folder)).size).toBe(providers.length);
  });

  it("are deleted when their file is deleted", () => {
    expect(providers.filter(({ disableDeletion }) => disableDeletion)).toEqual([]);
  });

  it("start with an existing home dashboard", async () => {
    const home = await setting("dashboards", "default_home_dashboard_path");
    expect(home).toBe("/etc/grafana/dashboards/service/petswipe-overview.json");
    expect(existsSync(onDisk(home ?? ""))).toBe(true);
  });
});

it.each([
  ["auth.anonymous", "enabled", "false"],
  ["users", "allow_sign_up", "false"],
  ["users", "viewers_can_edit", "false"],
  ["users", "auto_assign_org_role", "Viewer"],
  ["public_dashboards", "enabled", "false"],
  ["snapshots", "external_enabled", "false"],
  ["unified_alerting", "execute_alerts", "false"],
])("Grafana allows no anonymous access, signup or external sharing: [%s] %s = %s", async (section, key, value) => {
  expect(await setting(section, key)).toBe(value);
});

it("the settings contain no password", async () => {
  expect(await read("grafana.ini")).not.toMatch(/password/i);
});
