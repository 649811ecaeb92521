import { attempt, type Generated } from "@petswipe/cli/generated";
import { readPrometheusSettings } from "../scrape/settings.ts";
import { alertsByName } from "./alerts.ts";
import { fileOf, README, readTexts } from "./files.ts";
import { knownCommands } from "./known-commands.ts";
import { runbookProblems } from "./problems.ts";
import { refresh } from "./refresh.ts";

/** The generated parts of runbooks: their alerts' rules, and the README's tables. */
export async function generated(): Promise<Generated> {
  const alerts = alertsByName();
  const texts = await readTexts();
  const { PROMETHEUS_RETENTION: retention } = readPrometheusSettings(process.env);
  const problems = runbookProblems(texts, { alerts, retention, known: await knownCommands() });
  const files = new Map<string, string>();
  for (const file of [README, ...[...alerts.keys()].map(fileOf)]) {
    const [path, text] = [`infra/runbooks/${file}`, texts.get(file)];
    if (text === undefined) continue; // reported by the alerts' own check
    const fresh = attempt(path, () => refresh(file, text, alerts), problems);
    if (fresh !== undefined) files.set(path, fresh);
  }
  return { files, problems };
}
