import { fileURLToPath } from "node:url";
import { runCommand } from "@petswipe/cli/command";
import { readArguments, USAGE } from "./arguments.ts";
import { run, runChanged } from "./run.ts";

await runCommand({
  usage: USAGE,
  read: readArguments,
  failure: "Cannot run the tests",
  run: ({ topics, changed }) => {
    const options = {
      folder: fileURLToPath(new URL("../../../prometheus", import.meta.url)),
      out: (text: string) => process.stdout.write(text),
      err: (text: string) => process.stderr.write(text),
    };
    return changed ? runChanged(options) : run(topics, options);
  },
});
