import { expand } from "./alerts/expand.ts";
import { topics } from "./alerts/topics.ts";
import { golden } from "./rules/golden.ts";
import { names } from "./rules/names.ts";
import { reconciliation } from "./rules/reconciliation.ts";
import type { RuleFiles } from "./rules/rule-file.ts";
import { budget, slis, slisOfDays } from "./rules/slis.ts";

/** Every rule file by its name in infra/prometheus/rules: recording rules, then alerts. */
export const ruleFiles: RuleFiles = {
  "golden.yml": [golden],
  "slis.yml": [slis],
  "slis-of-days.yml": [slisOfDays],
  "budget.yml": [budget],
  "names.yml": [names],
  "reconciliation.yml": [reconciliation],
  ...Object.fromEntries(
    Object.entries(topics).map(([topic, alerts]) => [
      `alerts-${topic}.yml`,
      [{ name: `alerts-${topic}`, rules: expand(alerts) }],
    ]),
  ),
};
