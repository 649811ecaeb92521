import { runCommand } from "@petswipe/cli/command";
import { accepted } from "./accepted.ts";
import { type Arguments, readArguments, USAGE } from "./arguments.ts";
import { production } from "./production.ts";
import { progress } from "./progress.ts";
import { openPromtool } from "./promtool.ts";
import { renderJson, renderReport } from "./report.ts";
import { ruleFilter } from "./rule-filter.ts";
import { mutate } from "./run.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

async function runMutants(args: Arguments): Promise<Verdict> {
  const suite = await production();
  const isSelected = ruleFilter(suite.graph.rules, args);
  const promtool = await openPromtool();
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => promtool.close().finally(() => process.exit(130)));
  try {
    const onProgress = progress(process.stderr);
    const results = await mutate(suite, { promtool, isSelected, jobs: args.jobs, onProgress });
    const others = new Set(suite.graph.rules.filter((rule) => !isSelected(rule)).map(({ title }) => title));
    return verdictOf(results, accepted, (title) => !others.has(title));
  } finally {
    await promtool.close();
  }
}

await runCommand({
  usage: USAGE,
  read: readArguments,
  failure: "Mutation testing failed",
  async run(args) {
    const start = performance.now();
    const verdict = await runMutants(args);
    const seconds = (performance.now() - start) / 1000;
    process.stdout.write(args.json ? renderJson(verdict, seconds) : renderReport(verdict, seconds));
    return verdict.passes ? 0 : 1;
  },
});
