import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { parse } from "yaml";
import type { PromtoolTest } from "../../src/alert-tests/render.ts";
import type { AlertingRule } from "../../src/rules/rule-file.ts";

/** The files of alerts in a folder of infra/prometheus. */
async function parsed<Content>(folder: string): Promise<Content[]> {
  const path = join(projectRoot, "infra/prometheus", folder);
  const names = (await readdir(path)).filter((name) => /^alerts-.*\.yml$/.test(name)).toSorted();
  return Promise.all(names.map(async (name) => parse(await readFile(join(path, name), "utf8")) as Content));
}

/** The alerting rules as Prometheus loads them. */
export async function loadedAlerts(): Promise<AlertingRule[]> {
  const files = await parsed<{ readonly groups: readonly { readonly rules: readonly AlertingRule[] }[] }>("rules");
  return files.flatMap(({ groups }) => groups.flatMap(({ rules }) => rules));
}

/** The tests of alerts as promtool runs them. */
export async function alertTests(): Promise<PromtoolTest[]> {
  const files = await parsed<{ readonly tests: readonly PromtoolTest[] }>("tests");
  return files.flatMap(({ tests }) => tests);
}
