import { WATCHDOG } from "@petswipe/monitoring/alertmanager/routes";
import type { RuleStatus } from "@petswipe/prometheus-client";
import type { Notification } from "../sinks/notification.ts";
import type { Check } from "./check.ts";

const listed = (names: readonly string[]): string => [...new Set(names)].join(", ") || "none";

/** Whether every rule is evaluated without an error. */
export function checkRuleHealth(rules: readonly RuleStatus[]): Check {
  const ill = rules
    .filter(({ health }) => health !== "ok")
    .map(({ name, lastError }) => `${name} ${lastError ?? ""}`.trim());
  const passed = rules.length > 0 && ill.length === 0;
  return { what: `rules not healthy of ${rules.length}`, found: listed(ill), passed };
}

/** Whether every rule is evaluated without an error, and no alert fires but the one that always does. */
export function checkRules(rules: readonly RuleStatus[]): Check[] {
  const firing = rules.filter(({ state }) => state === "firing").map(({ name }) => name);
  const unwanted = firing.filter((name) => name !== WATCHDOG);
  return [
    checkRuleHealth(rules),
    { what: `${WATCHDOG} fires`, found: firing.includes(WATCHDOG) ? "yes" : "no", passed: firing.includes(WATCHDOG) },
    { what: "other alerts that fire", found: listed(unwanted), passed: unwanted.length === 0 },
  ];
}

/** Whether the heartbeat has arrived where alerts are delivered, and nothing else has. */
export function checkNotifications(notifications: readonly Notification[]): Check[] {
  const beats = notifications.filter(({ channel, alertname }) => channel === "heartbeat" && alertname === WATCHDOG);
  const others = notifications.filter((each) => !beats.includes(each)).map(({ alertname }) => alertname);
  return [
    { what: `${WATCHDOG} arrives as a heartbeat`, found: `${beats.length} times`, passed: beats.length > 0 },
    { what: "other alerts that arrive", found: listed(others), passed: others.length === 0 },
  ];
}
