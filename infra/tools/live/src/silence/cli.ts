/** `pnpm silence`: mutes the alerts of a service for a while. Exit codes: 0 done, 1 could not be done, 2 not understood. */
import { userInfo } from "node:os";
import { configOrExit } from "@petswipe/config";
import { silencesOf } from "./alertmanager.ts";
import { type Command, readCommand, usage } from "./arguments.ts";
import { runCommand } from "./run.ts";
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
  const { ALERTMANAGER_URL } = configOrExit(() => readSilenceSettings(process.env));
  try {
    const told = await runCommand(command, silencesOf(ALERTMANAGER_URL), userInfo().username);
    process.stdout.write(`${told}\n`);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
