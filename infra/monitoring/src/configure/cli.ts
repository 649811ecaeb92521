/** `pnpm configure`: writes prometheus.yml and alertmanager.yml of a deployment from the environment. */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { configOrExit } from "@petswipe/config";
import { configuration } from "./configuration.ts";
import { readMonitoringSettings } from "./settings.ts";
import { writeConfiguration } from "./write.ts";

const INFRA = fileURLToPath(new URL("../../../", import.meta.url)).replace(/\/$/, "");

const usage = `Usage: pnpm configure [--out <folder>]

Writes prometheus/prometheus.yml and alertmanager/alertmanager.yml from the environment (.env.example, "monitoring").

  --out <folder>  the target folder; infra by default
  --help          show this text
`;

async function configure(folder: string): Promise<void> {
  const made = configuration(configOrExit(() => readMonitoringSettings(process.env)));
  for (const file of await writeConfiguration(made, folder)) process.stdout.write(`wrote ${file}\n`);
  for (const warning of made.warnings) process.stderr.write(`warning: ${warning}\n`);
}

try {
  const { values } = parseArgs({ options: { out: { type: "string", default: INFRA }, help: { type: "boolean" } } });
  if (values.help) process.stdout.write(usage);
  else await configure(values.out);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n\n${usage}`);
  process.exitCode = 2;
}
