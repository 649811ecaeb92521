import { parseArgs } from "node:util";
import { runCommand } from "@petswipe/cli/command";
import { projectRoot } from "@petswipe/embedded";
import { GENERATORS, type Generator, loadGenerator } from "./generators.ts";
import { run } from "./run.ts";

const USAGE = `Usage: pnpm generate [--check]

Writes every generated file: rules and their tests, dashboards, configuration, the facts in runbooks, docs/slos.md,
the exporter's README, .env.example and the demo's portraits. While there is a problem, nothing is written.

  --check  write nothing; exit 1 when a file is out of date
  --help   show this
`;

const lazily =
  (path: string): Generator =>
  async () =>
    (await loadGenerator(path))();

await runCommand({
  usage: USAGE,
  failure: "Cannot generate",
  read: (args) => {
    const options = { check: { type: "boolean", default: false }, help: { type: "boolean", default: false } } as const;
    return parseArgs({ args: [...args], options }).values;
  },
  run: ({ check }) => run(projectRoot, new Map(GENERATORS.map((path) => [path, lazily(path)])), { check }),
});
