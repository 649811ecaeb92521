import { SEVERITIES } from "../alerts/vocabulary.ts";
import type { InhibitRule } from "./config.ts";
import { WATCHDOG } from "./routes.ts";

/** The alerts that each alert causes, and mutes while it fires. */
export type Causes = Readonly<Record<string, readonly string[]>>;

/** Fires if no instance of a service is up. */
const SERVICE_DOWN = "ServiceDown";

/** Labels that identify what an alert is about. All rules of a symptom have the same ones, so that no alert mutes that of another instance. */
const SAME_THING = ["service", "symptom", "instance", "mountpoint", "container", "datname", "slo", "kpi"] as const;

/** A label that both sides lack counts as equal: without this, alerts that lack our labels would mute each other. */
const present = (...labels: readonly string[]): string[] => labels.map((label) => `${label}!=""`);

const anyOf = (names: readonly string[]): string => names.join("|");

/** The given severity and all less urgent ones. */
const atMost = (severity: (typeof SEVERITIES)[number]) => SEVERITIES.slice(SEVERITIES.indexOf(severity));

/** A severity mutes the lower ones of the same symptom. */
const bands: readonly InhibitRule[] = SEVERITIES.slice(0, -1).map((severity) => ({
  source_matchers: [`severity="${severity}"`, ...present("service", "symptom")],
  target_matchers: [
    `severity=~"${anyOf(atMost(severity).slice(1))}"`,
    `alertname!="${WATCHDOG}"`,
    ...present("service", "symptom"),
  ],
  equal: SAME_THING,
}));

/** The direct and indirect effects of an alert. Throws on a cycle: alerts that mute each other would all be lost. */
function effectsOf(cause: string, causes: Causes, path: readonly string[] = []): string[] {
  if (path.includes(cause)) throw new Error(`alerts mute each other: ${[...path, cause].join(" → ")}`);
  return (causes[cause] ?? []).flatMap((effect) => [effect, ...effectsOf(effect, causes, [...path, cause])]);
}

/** A service that is down mutes all other alerts about it, except for more urgent ones and for its own causes. */
function serviceDown(causes: Causes): InhibitRule[] {
  const ownCauses = Object.keys(causes).filter((cause) => effectsOf(cause, causes).includes(SERVICE_DOWN));
  return SEVERITIES.map((severity) => ({
    source_matchers: [`alertname="${SERVICE_DOWN}"`, `severity="${severity}"`, ...present("service")],
    target_matchers: [
      `alertname!~"${anyOf([SERVICE_DOWN, WATCHDOG, ...ownCauses])}"`,
      `severity=~"${anyOf(atMost(severity))}"`,
      ...present("service"),
    ],
    equal: ["service"],
  }));
}

/** A cause mutes its effects, except for more urgent ones: an alert that goes to Slack only must not mute a page. */
function causeRules([cause, effects]: readonly [string, readonly string[]]): InhibitRule[] {
  if (effects.length === 0) return [];
  return SEVERITIES.map((severity) => ({
    source_matchers: [`alertname="${cause}"`, `severity="${severity}"`],
    target_matchers: [`alertname=~"${anyOf(effects)}"`, `severity=~"${anyOf(atMost(severity))}"`],
  }));
}

/**
 * Which alerts mute which. No rule mutes a more urgent alert, and rules between equal severities form no cycle, so the most
 * urgent cause always gets through. Throws if the table has a cycle or mutes the Watchdog.
 */
export function inhibition(causes: Causes): InhibitRule[] {
  const effects = Object.keys(causes).flatMap((cause) => effectsOf(cause, causes));
  if (effects.includes(WATCHDOG)) throw new Error(`${WATCHDOG} must not be muted: its end is an alarm`);
  return [...bands, ...serviceDown(causes), ...Object.entries(causes).flatMap(causeRules)];
}
