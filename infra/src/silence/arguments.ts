import { ALERT_SERVICES, type AlertService } from "../alerts/vocabulary.ts";
import { durationMs } from "../prometheus/duration.ts";

export type Command =
  | { readonly do: "help" }
  | { readonly do: "list" }
  | { readonly do: "end"; readonly id: string }
  | { readonly do: "begin"; readonly service: AlertService; readonly durationMs: number; readonly reason: string };

export const usage = `Usage: pnpm silence <service> <duration> <reason>
       pnpm silence list
       pnpm silence end <id>

Mutes every alert of a service for a while, as for work on it: nobody is told of them by any channel. The Watchdog's
heartbeat is never muted.

  service   ${ALERT_SERVICES.join(", ")}
  duration  as Prometheus writes it: 30m, 2h, 1d
  reason    for those who wonder why they hear nothing

Environment: ALERTMANAGER_URL says where Alertmanager is; http://localhost:9093 by default.
`;

/** A command line that says nothing that can be done. */
export class UsageError extends Error {}

function begin(name: string, duration: string | undefined, words: readonly string[]): Command {
  const service = ALERT_SERVICES.find((known) => known === name);
  const reason = words.join(" ").trim();
  if (service === undefined) throw new UsageError(`"${name}" is no service; there are ${ALERT_SERVICES.join(", ")}`);
  if (duration === undefined) throw new UsageError("say for how long, such as 2h");
  if (reason === "") throw new UsageError("say why, for those who wonder why they hear nothing");
  try {
    return { do: "begin", service, durationMs: durationMs(duration), reason };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Reads the command line. Throws a UsageError that says what is wrong with it. */
export function readCommand(args: readonly string[]): Command {
  if (args.includes("--help") || args.includes("-h")) return { do: "help" };
  const given = args.filter((arg) => arg !== "--"); // pnpm passes on the one that ends its own options
  const option = given.find((arg) => arg.startsWith("-"));
  if (option !== undefined) throw new UsageError(`there is no option ${option}`);
  const [first, second, ...rest] = given;
  if (first === undefined) throw new UsageError("say what to silence");
  if (first === "list" && second === undefined) return { do: "list" };
  if (first === "end" && second !== undefined && rest.length === 0) return { do: "end", id: second };
  if (first === "list" || first === "end")
    throw new UsageError(`${first} takes ${first === "end" ? "one id" : "nothing"}`);
  return begin(first, second, rest);
}
