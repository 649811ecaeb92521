import { WATCHDOG } from "@petswipe/monitoring/alertmanager/routes";
import type { Matcher, Silence, Silences } from "./alertmanager.ts";
import type { Command, Wanted } from "./arguments.ts";

/** An instant as people write it, in UTC to the minute. */
const minute = (iso: string): string => `${iso.slice(0, 16).replace("T", " ")} UTC`;

/** The alerts of a service, or one of them, but never the one whose end is an alarm. */
const matchersOf = ({ service, alert }: Wanted): Matcher[] => [
  { name: "service", value: service, isRegex: false, isEqual: true },
  ...(alert ? [{ name: "alertname", value: alert, isRegex: false, isEqual: true }] : []),
  { name: "alertname", value: WATCHDOG, isRegex: false, isEqual: false },
];

function describeMatcher({ name, value, isRegex, isEqual }: Matcher): string {
  const sign = isRegex ? (isEqual ? "=~" : "!~") : isEqual ? "=" : "!=";
  return `${name}${sign}"${value}"`;
}

function describe({ id, matchers, startsAt, endsAt, createdBy, comment, status }: Silence): string {
  const when =
    status.state === "pending" ? `from ${minute(startsAt)} until ${minute(endsAt)}` : `until ${minute(endsAt)}`;
  return `${id}  ${when}  ${matchers.map(describeMatcher).join(" ")}\n  by ${createdBy}: ${comment}`;
}

/** Does what a command says, in the name of a user. Resolves to what to tell. Throws when it cannot be done. */
export async function runCommand(
  command: Exclude<Command, { do: "help" }>,
  silences: Silences,
  user: string,
): Promise<string> {
  switch (command.do) {
    case "list": {
      const current = await silences.list();
      return current.length === 0 ? "Nothing is silenced." : current.map(describe).join("\n");
    }
    case "end": {
      if (!(await silences.end(command.id)))
        throw new Error(`there is no silence ${command.id}; see pnpm silence list`);
      return `Ended ${command.id}: its alerts are sent again.`;
    }
    case "begin": {
      const now = Date.now();
      const { service, alert, durationMs, reason } = command.silence;
      const endsAt = new Date(now + durationMs).toISOString();
      const id = await silences.begin({
        matchers: matchersOf(command.silence),
        startsAt: new Date(now).toISOString(),
        endsAt,
        createdBy: user,
        comment: reason,
      });
      const what = alert ? `${alert} of ${service}` : `every alert of ${service}`;
      return `Silenced ${what} until ${minute(endsAt)}: ${reason}\nTo end it: pnpm silence end ${id}`;
    }
  }
}
