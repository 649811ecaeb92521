/** `pnpm bench <name>`: runs a measurement as a program of its own; what follows the name is passed on. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { projectRoot } from "@petswipe/embedded";

/** Each takes --json (results on stdout, for machines) and --help. */
const benches: Readonly<Record<string, { readonly file: string; readonly answers: string }>> = {
  kpi: {
    file: "apps/exporter/bench/main.ts",
    answers: "what KPIs cost: by naive SQL, by the exporter, and for those who insert",
  },
};

const usage = `Usage: pnpm bench <name> [--json]\n\n${Object.entries(benches)
  .map(([name, { answers }]) => `  ${name.padEnd(6)} ${answers}\n`)
  .join("")}`;

async function run(file: string, args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [join(projectRoot, file), ...args], { stdio: "inherit" });
  // A terminal's Ctrl-C reaches the child by itself; both wait until it has stopped what it started.
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
  process.stderr.write(`There is no bench "${name}".\n\n${usage}`);
  process.exitCode = 2;
}
