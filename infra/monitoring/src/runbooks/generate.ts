import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { alertsByName } from "./alerts.ts";
import { FOLDER, fileOf, README, readTexts } from "./files.ts";
import { refresh } from "./refresh.ts";

/** Writes what runbooks say of their alerts' rules, and the README's index. --check only compares. */
const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const alerts = alertsByName();
const texts = await readTexts();

function fail(file: string, what: string): void {
  process.stderr.write(`infra/runbooks/${file} ${what}\n`);
  process.exitCode = 1;
}

for (const file of [README, ...[...alerts.keys()].map(fileOf)]) {
  const text = texts.get(file);
  if (text === undefined) {
    fail(file, "is missing: write it like those beside it.");
    continue;
  }
  const fresh = refresh(file, text, alerts);
  if (fresh === text) continue;
  if (values.check) fail(file, "is stale. Run pnpm generate.");
  else await writeFile(FOLDER + file, fresh);
}
