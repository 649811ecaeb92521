import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { reconciliation } from "./reconciliation.ts";
import { type RuleGroup, renderRules } from "./rule-file.ts";

/** Writes the rule files of Prometheus. --check only compares. */
const FILES: Readonly<Record<string, readonly RuleGroup[]>> = { "reconciliation.yml": [reconciliation] };
const FOLDER = new URL("../../prometheus/rules/", import.meta.url);

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
for (const [name, groups] of Object.entries(FILES)) {
  const file = new URL(name, FOLDER);
  const fresh = renderRules(groups);
  if (!values.check) await writeFile(file, fresh);
  else if ((await readFile(file, "utf8").catch(() => "")) !== fresh) {
    process.stderr.write(`infra/prometheus/rules/${name} is stale. Run pnpm generate.\n`);
    process.exitCode = 1;
  }
}
