/** `pnpm bench <name>`: runs a benchmark in its own process and passes on the remaining arguments. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { projectRoot } from "@petswipe/embedded";

/** Each takes --json (results on stdout, for machines) and --help. */
const benches: Readonly<Record<string, { readonly file: string; readonly topic: string }>> = {
  kpi: {
    file: "apps/exporter/bench/main.ts",
    topic: "the cost of KPIs: naive SQL, the exporter, and inserts",
  },
};

const usage = `Usage: pnpm bench <name> [--json]\n\n${Object.entries(benches)
  .map(([name, { topic }]) => `  ${name.padEnd(6)} ${topic}\n`)
  .join("")}`;

async function run(file: string, args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [join(projectRoot, file), ...args], { stdio: "inherit" });
  // A terminal sends Ctrl-C to the child, too; both wait until it has stopped its own children.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  const [code] = await once(child, "exit");
  return code ?? 1;
}

const [name = "--help", ...rest] = process.argv.slice(2).filter((arg) => arg !== "--");
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (bench !== undefined) {
  process.exitCode = await run(bench.file, rest);
} else if (name === "--help") {
  process.stdout.write(usage);
} else {
  process.stderr.write(`Unknown bench "${name}".\n\n${usage}`);
  process.exitCode = 2;
}
