import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { testFiles } from "../cases/files.ts";
import { ruleFiles } from "./files.ts";
import { renderRules } from "./rule-file.ts";

/** Writes the rule files of Prometheus and the tests of the alerts. --check only compares. */
const FOLDER = new URL("../../prometheus/", import.meta.url);

const rules = Object.entries(ruleFiles).map(([name, groups]) => [`rules/${name}`, renderRules(groups)] as const);
const tests = Object.entries(testFiles()).map(([name, text]) => [`tests/${name}`, text] as const);

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
for (const [name, fresh] of [...rules, ...tests]) {
  const file = new URL(name, FOLDER);
  if (!values.check) await writeFile(file, fresh);
  else if ((await readFile(file, "utf8").catch(() => "")) !== fresh) {
    process.stderr.write(`infra/prometheus/${name} is stale. Run pnpm generate.\n`);
    process.exitCode = 1;
  }
}
