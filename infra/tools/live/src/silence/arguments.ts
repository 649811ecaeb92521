import { parseArgs } from "node:util";
import { type AlertName, topics } from "@petswipe/monitoring/alerts/topics";
import { ALERT_SERVICES, type AlertService } from "@petswipe/monitoring/alerts/vocabulary";
import { durationMs } from "@petswipe/promql/duration";

export type Command =
  | { readonly do: "help" }
  | { readonly do: "list" }
  | { readonly do: "end"; readonly id: string }
  | { readonly do: "begin"; readonly silence: Wanted };

/** The silence to create. */
export interface Wanted {
  readonly service: AlertService;
  /** Only this alert of the service; undefined silences all of them. */
  readonly alert: AlertName | undefined;
  /** A Prometheus duration. */
  readonly duration: string;
  readonly reason: string;
}

export const usage = `Usage: pnpm silence <service> <duration> <reason> [--alert <name>]
       pnpm silence list
       pnpm silence end <id>

Silences every alert of a service for a limited time, for example during maintenance: Alertmanager notifies no channel. The
Watchdog heartbeat is never silenced. Runs amtool.

  --alert   only this alert of the service
  service   ${ALERT_SERVICES.join(", ")}
  duration  a Prometheus duration: 30m, 2h, 1d
  reason    shown to everyone who lists the silences

Environment: ALERTMANAGER_URL is the address of Alertmanager; http://localhost:9093 by default.
`;

/** The command line is invalid. */
export class UsageError extends Error {}

const alertNames = Object.values(topics).flatMap((alerts) => Object.keys(alerts) as AlertName[]);

/** Calls a parser, whose error is one of usage. */
function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function begin(
  name: string,
  duration: string | undefined,
  words: readonly string[],
  wanted: string | undefined,
): Command {
  const service = ALERT_SERVICES.find((known) => known === name);
  const reason = words.join(" ").trim();
  if (service === undefined) throw new UsageError(`unknown service "${name}"; expected ${ALERT_SERVICES.join(", ")}`);
  if (duration === undefined) throw new UsageError("missing duration, for example 2h");
  if (reason === "") throw new UsageError("missing reason");
  const alert = alertNames.find((known) => known === wanted);
  if (wanted !== undefined && alert === undefined)
    throw new UsageError(`there is no alert "${wanted}"; infra/runbooks/README.md lists them`);
  parsed(() => durationMs(duration));
  return { do: "begin", silence: { service, alert, duration, reason } };
}

/** Reads the command line. Throws a UsageError with the reason. */
export function readCommand(args: readonly string[]): Command {
  const { values, positionals } = parsed(() =>
    parseArgs({
      args: args.filter((arg) => arg !== "--"), // pnpm passes on the one that ends its own options
      options: { help: { type: "boolean", short: "h" }, alert: { type: "string" } },
      allowPositionals: true,
    }),
  );
  if (values.help) return { do: "help" };
  const [first, second, ...rest] = positionals;
  if (first === undefined) throw new UsageError("missing service");
  if (first === "list" && second === undefined) return { do: "list" };
  if (first === "end" && second !== undefined && rest.length === 0) return { do: "end", id: second };
  if (first === "list" || first === "end")
    throw new UsageError(`${first} takes ${first === "end" ? "one id" : "no arguments"}`);
  return begin(first, second, rest, values.alert);
}
