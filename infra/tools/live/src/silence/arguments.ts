import { parseArgs } from "node:util";
import { type AlertName, topics } from "@petswipe/monitoring/alerts/topics";
import { ALERT_SERVICES, type AlertService } from "@petswipe/monitoring/alerts/vocabulary";
import { durationMs } from "@petswipe/promql/duration";

export type Command =
  | { readonly do: "help" }
  | { readonly do: "list" }
  | { readonly do: "end"; readonly id: string }
  | { readonly do: "begin"; readonly silence: Wanted };

/** What is to be silent. */
export interface Wanted {
  readonly service: AlertService;
  /** Of the service's alerts only this one; all of them without it. */
  readonly alert: AlertName | undefined;
  readonly durationMs: number;
  readonly reason: string;
}

export const usage = `Usage: pnpm silence <service> <duration> <reason> [--alert <name>]
       pnpm silence list
       pnpm silence end <id>

Mutes every alert of a service for a while, as for work on it: nobody is told of them by any channel. The Watchdog's
heartbeat is never muted.

  --alert   only this alert of the service, so that its other ones are heard
  service   ${ALERT_SERVICES.join(", ")}
  duration  as Prometheus writes it: 30m, 2h, 1d
  reason    for those who wonder why they hear nothing

Environment: ALERTMANAGER_URL says where Alertmanager is; http://localhost:9093 by default.
`;

/** A command line that says nothing that can be done. */
export class UsageError extends Error {}

const alertNames = Object.values(topics).flatMap((alerts) => Object.keys(alerts) as AlertName[]);

function begin(
  name: string,
  duration: string | undefined,
  words: readonly string[],
  wanted: string | undefined,
): Command {
  const service = ALERT_SERVICES.find((known) => known === name);
  const reason = words.join(" ").trim();
  if (service === undefined) throw new UsageError(`"${name}" is no service; there are ${ALERT_SERVICES.join(", ")}`);
  if (duration === undefined) throw new UsageError("say for how long, such as 2h");
  if (reason === "") throw new UsageError("say why, for those who wonder why they hear nothing");
  const alert = alertNames.find((known) => known === wanted);
  if (wanted !== undefined && alert === undefined)
    throw new UsageError(`there is no alert "${wanted}"; infra/runbooks/README.md lists them`);
  try {
    return { do: "begin", silence: { service, alert, durationMs: durationMs(duration), reason } };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: args.filter((arg) => arg !== "--"), // pnpm passes on the one that ends its own options
      options: { help: { type: "boolean", short: "h" }, alert: { type: "string" } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Reads the command line. Throws a UsageError that says what is wrong with it. */
export function readCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { do: "help" };
  const [first, second, ...rest] = positionals;
  if (first === undefined) throw new UsageError("say what to silence");
  if (first === "list" && second === undefined) return { do: "list" };
  if (first === "end" && second !== undefined && rest.length === 0) return { do: "end", id: second };
  if (first === "list" || first === "end")
    throw new UsageError(`${first} takes ${first === "end" ? "one id" : "nothing"}`);
  return begin(first, second, rest, values.alert);
}
