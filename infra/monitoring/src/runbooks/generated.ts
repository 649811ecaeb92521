import { attempt, type Generated } from "@petswipe/cli/generated";
import { readPrometheusSettings } from "../scrape/settings.ts";
import { alertsByName } from "./alerts.ts";
import { fileOf, README, readTexts } from "./files.ts";
import { knownCommands } from "./known-commands.ts";
import { runbookProblems } from "./problems.ts";
import { refresh } from "./refresh.ts";

/** The facts in runbooks: what their alerts' rules say, and the README's index. */
export async function generated(): Promise<Generated> {
  const alerts = alertsByName();
  const texts = await readTexts();
  const { PROMETHEUS_RETENTION: retention } = readPrometheusSettings(process.env);
  const problems = runbookProblems(texts, { alerts, retention, known: await knownCommands() });
  const files = new Map<string, string>();
  for (const file of [README, ...[...alerts.keys()].map(fileOf)]) {
    const [path, text] = [`infra/runbooks/${file}`, texts.get(file)];
    if (text === undefined) continue; // the alerts' own check says which runbook is missing
    const fresh = attempt(path, () => refresh(file, text, alerts), problems);
    if (fresh !== undefined) files.set(path, fresh);
  }
  return { files, problems };
}
