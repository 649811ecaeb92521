import { SEVERITIES } from "../alerts/vocabulary.ts";
import type { InhibitRule } from "./config.ts";
import { WATCHDOG } from "./routes.ts";

/** By the name of an alert, the alerts that it causes, and that nobody needs while it fires. */
export type Causes = Readonly<Record<string, readonly string[]>>;

/** The alert of a service that answers nobody. */
const SERVICE_DOWN = "ServiceDown";

/** Labels by which alerts are about the same thing. Rules of one symptom have the same of them, so that none mutes another machine's. */
const SAME_THING = ["service", "symptom", "instance", "mountpoint", "container", "datname", "slo", "kpi"] as const;

/** A label that both sides lack counts as equal, so that alerts without the labels of ours would mute each other. */
const present = (...labels: readonly string[]): string[] => labels.map((label) => `${label}!=""`);

const anyOf = (names: readonly string[]): string => names.join("|");

/** Of the severities those that are at most as urgent as one. */
const atMost = (severity: (typeof SEVERITIES)[number]) => SEVERITIES.slice(SEVERITIES.indexOf(severity));

/** A severity mutes the lower ones of the same thing. */
const bands: readonly InhibitRule[] = SEVERITIES.slice(0, -1).map((severity) => ({
  source_matchers: [`severity="${severity}"`, ...present("service", "symptom")],
  target_matchers: [
    `severity=~"${anyOf(atMost(severity).slice(1))}"`,
    `alertname!="${WATCHDOG}"`,
    ...present("service", "symptom"),
  ],
  equal: SAME_THING,
}));

/** Every alert that the table leads to from one. Throws on a way back: alerts that mute each other are heard by nobody. */
function effectsOf(cause: string, causes: Causes, way: readonly string[] = []): string[] {
  if (way.includes(cause)) throw new Error(`alerts that mute each other: ${[...way, cause].join(" → ")}`);
  return (causes[cause] ?? []).flatMap((effect) => [effect, ...effectsOf(effect, causes, [...way, cause])]);
}

/** A service that is down mutes every other alert about it that is not more urgent, save for what causes that it is down. */
function serviceDown(causes: Causes): InhibitRule[] {
  const why = Object.keys(causes).filter((cause) => effectsOf(cause, causes).includes(SERVICE_DOWN));
  return SEVERITIES.map((severity) => ({
    source_matchers: [`alertname="${SERVICE_DOWN}"`, `severity="${severity}"`, ...present("service")],
    target_matchers: [
      `alertname!~"${anyOf([SERVICE_DOWN, WATCHDOG, ...why])}"`,
      `severity=~"${anyOf(atMost(severity))}"`,
      ...present("service"),
    ],
    equal: ["service"],
  }));
}

/** A cause mutes what it causes, unless that is more urgent: a page is not muted by what only Slack hears of. */
function causeRules([cause, effects]: readonly [string, readonly string[]]): InhibitRule[] {
  if (effects.length === 0) return [];
  return SEVERITIES.map((severity) => ({
    source_matchers: [`alertname="${cause}"`, `severity="${severity}"`],
    target_matchers: [`alertname=~"${anyOf(effects)}"`, `severity=~"${anyOf(atMost(severity))}"`],
  }));
}

/**
 * Which alerts mute which. Along every rule the severity falls or stays, and where it stays the alerts' names form no
 * circle: of alerts that fire, the most urgent cause is always heard. Throws when the table has a circle, or mutes the Watchdog.
 */
export function inhibition(causes: Causes): InhibitRule[] {
  const effects = Object.keys(causes).flatMap((cause) => effectsOf(cause, causes));
  if (effects.includes(WATCHDOG)) throw new Error(`${WATCHDOG} cannot be muted: its end is an alarm`);
  return [...bands, ...serviceDown(causes), ...Object.entries(causes).flatMap(causeRules)];
}
