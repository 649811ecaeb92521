import { runCommand } from "@petswipe/cli/command";
import { accepted } from "./accepted.ts";
import { type Arguments, readArguments, USAGE } from "./arguments.ts";
import { chooser } from "./choose.ts";
import { production } from "./production.ts";
import { progress } from "./progress.ts";
import { openPromtool } from "./promtool.ts";
import { renderJson, renderReport } from "./report.ts";
import { mutate } from "./run.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

async function judgeAll(args: Arguments): Promise<Verdict> {
  const world = await production();
  const isChosen = chooser(world.graph.rules, args);
  const promtool = await openPromtool();
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => promtool.close().finally(() => process.exit(130)));
  try {
    process.stderr.write("the cases, with the rules as they are\n");
    const onProgress = progress(process.stderr);
    const judged = await mutate(world, { promtool, isChosen, jobs: args.jobs, onProgress });
    const others = new Set(world.graph.rules.filter((placed) => !isChosen(placed)).map(({ title }) => title));
    return verdictOf(judged, accepted, (title) => !others.has(title));
  } finally {
    await promtool.close();
  }
}

await runCommand({
  usage: USAGE,
  read: readArguments,
  failure: "The rules could not be mutated",
  async run(args) {
    const start = performance.now();
    const verdict = await judgeAll(args);
    const seconds = (performance.now() - start) / 1000;
    process.stdout.write(args.json ? renderJson(verdict, seconds) : renderReport(verdict, seconds));
    return verdict.passes ? 0 : 1;
  },
});
