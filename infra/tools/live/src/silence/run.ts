import { WATCHDOG } from "@petswipe/monitoring/alertmanager/routes";
import type { Command, Wanted } from "./arguments.ts";

/** Runs amtool with arguments and returns what it prints. */
export type Amtool = (...args: readonly string[]) => Promise<string>;

const SILENCE_ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** All alerts of a service, or one of them. Muting the Watchdog would raise an alarm. */
const matchersOf = ({ service, alert }: Wanted): string[] => [
  `service=${service}`,
  ...(alert === undefined ? [] : [`alertname=${alert}`]),
  `alertname!=${WATCHDOG}`,
];

async function list(amtool: Amtool): Promise<string> {
  const ids = await amtool("silence", "query", "--quiet");
  return ids === "" ? "No silences." : amtool("silence", "query");
}

async function end(amtool: Amtool, id: string): Promise<string> {
  const unknown = new Error(`there is no silence ${id}; see pnpm silence list`);
  if (!SILENCE_ID.test(id)) throw unknown; // amtool reports success for a path such as ../alerts
  await amtool("silence", "expire", id).catch((error: Error) => {
    throw error.message.includes("deleteSilenceNotFound") ? unknown : error;
  });
  return `Ended ${id}: its alerts are sent again.`;
}

async function begin(amtool: Amtool, wanted: Wanted, user: string): Promise<string> {
  const { service, alert, duration, reason } = wanted;
  const options = [`--author=${user}`, `--duration=${duration}`, `--comment=${reason}`];
  const id = await amtool("silence", "add", ...options, ...matchersOf(wanted));
  const what = alert ? `${alert} of ${service}` : `every alert of ${service}`;
  return `Silenced ${what} for ${duration}: ${reason}\nTo end it: pnpm silence end ${id}`;
}

/** Runs a command on behalf of a user and returns the text to print. Throws when amtool fails. */
export async function runSilence(
  command: Exclude<Command, { do: "help" }>,
  amtool: Amtool,
  user: string,
): Promise<string> {
  switch (command.do) {
    case "list":
      return list(amtool);
    case "end":
      return end(amtool, command.id);
    case "begin":
      return begin(amtool, command.silence, user);
  }
}
