import { fileURLToPath } from "node:url";
import { runCommand } from "@petswipe/cli/command";
import { readArguments, USAGE } from "./arguments.ts";
import { run } from "./run.ts";

await runCommand({
  usage: USAGE,
  read: readArguments,
  failure: "Cannot run the tests",
  run: ({ topics }) =>
    run(topics, {
      folder: fileURLToPath(new URL("../../../prometheus", import.meta.url)),
      out: (text) => process.stdout.write(text),
      err: (text) => process.stderr.write(text),
    }),
});
