/** `pnpm silence`: silences the alerts of a service. Exit codes: 0 done, 1 failed, 2 invalid command line. */
import { userInfo } from "node:os";
import { configOrExit } from "@petswipe/config";
import { amtool } from "./amtool.ts";
import { type Command, readCommand, usage } from "./arguments.ts";
import { runSilence } from "./run.ts";
import { readSilenceSettings } from "./settings.ts";

function commandOrExit(): Command {
  try {
    return readCommand(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    return process.exit(2);
  }
}

const command = commandOrExit();
if (command.do === "help") process.stdout.write(usage);
else {
  const { ALERTMANAGER_URL: url } = configOrExit(() => readSilenceSettings(process.env));
  try {
    const text = await runSilence(command, (...args) => amtool(url, ...args), userInfo().username);
    process.stdout.write(`${text}\n`);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
