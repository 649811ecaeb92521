import { WATCHDOG } from "@petswipe/monitoring/alertmanager/routes";
import type { RuleStatus } from "@petswipe/prometheus-client";
import type { Notification } from "../sinks/notification.ts";
import type { Check } from "./check.ts";

const listed = (names: readonly string[]): string => [...new Set(names)].join(", ") || "none";

/** Whether every rule is evaluated without an error. */
export function checkRuleHealth(rules: readonly RuleStatus[]): Check {
  const failing = rules
    .filter(({ health }) => health !== "ok")
    .map(({ name, lastError }) => `${name} ${lastError ?? ""}`.trim());
  const passed = rules.length > 0 && failing.length === 0;
  return { what: `unhealthy rules of ${rules.length}`, found: listed(failing), passed };
}

/** Whether every rule is evaluated without an error and only the Watchdog fires. */
export function checkRules(rules: readonly RuleStatus[]): Check[] {
  const firing = rules.filter(({ state }) => state === "firing").map(({ name }) => name);
  const unwanted = firing.filter((name) => name !== WATCHDOG);
  return [
    checkRuleHealth(rules),
    { what: `${WATCHDOG} fires`, found: firing.includes(WATCHDOG) ? "yes" : "no", passed: firing.includes(WATCHDOG) },
    { what: "other firing alerts", found: listed(unwanted), passed: unwanted.length === 0 },
  ];
}

/** Whether the heartbeat has been delivered, and nothing else. */
export function checkNotifications(notifications: readonly Notification[]): Check[] {
  const beats = notifications.filter(({ channel, alertname }) => channel === "heartbeat" && alertname === WATCHDOG);
  const others = notifications.filter((each) => !beats.includes(each)).map(({ alertname }) => alertname);
  return [
    { what: `${WATCHDOG} is delivered as a heartbeat`, found: `${beats.length} times`, passed: beats.length > 0 },
    { what: "other delivered alerts", found: listed(others), passed: others.length === 0 },
  ];
}
