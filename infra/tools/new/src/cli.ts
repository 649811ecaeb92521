import { runCommand } from "@petswipe/cli/command";
import { projectRoot } from "@petswipe/embedded";
import { readArguments, USAGE } from "./arguments.ts";
import { run } from "./run.ts";

await runCommand({
  usage: USAGE,
  failure: "Nothing was written",
  read: readArguments,
  run: async ({ kind, ...request }) => {
    process.stdout.write(await run(projectRoot, kind, request));
    return 0;
  },
});
