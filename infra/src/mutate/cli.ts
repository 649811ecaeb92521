import { accepted } from "./accepted.ts";
import { type Arguments, readArguments, USAGE } from "./arguments.ts";
import { chooser } from "./choose.ts";
import { production } from "./production.ts";
import { progress } from "./progress.ts";
import { openPromtool } from "./promtool.ts";
import { renderJson, renderReport } from "./report.ts";
import { mutate } from "./run.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function readArgumentsOrExit(): Arguments {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n\n${USAGE}`);
    process.exit(2);
  }
}

async function run(args: Arguments): Promise<Verdict> {
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

const args = readArgumentsOrExit();
if (args.help) {
  process.stdout.write(USAGE);
} else {
  try {
    const start = performance.now();
    const verdict = await run(args);
    const seconds = (performance.now() - start) / 1000;
    process.stdout.write(args.json ? renderJson(verdict, seconds) : renderReport(verdict, seconds));
    process.exitCode = verdict.passes ? 0 : 1;
  } catch (error) {
    process.stderr.write(`The rules could not be mutated: ${messageOf(error)}\n`);
    process.exitCode = 2;
  }
}
