import { withPart } from "@petswipe/cli/markdown";
import type { AlertsByName } from "./alerts.ts";
import { alertOf, README } from "./files.ts";
import { index, severities } from "./overview.ts";
import { ruleBlock } from "./rule-block.ts";

/** A file's text with its generated parts updated. Throws if their markers are missing. */
export function refresh(file: string, text: string, alerts: AlertsByName): string {
  if (file !== README) return withPart(text, "rule", ruleBlock(alertOf(file), alerts));
  return withPart(withPart(text, "severities", severities()), "index", index(alerts));
}
