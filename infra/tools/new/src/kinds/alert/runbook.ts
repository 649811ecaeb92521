import { missing } from "@petswipe/cli/missing";
import { HEADINGS } from "@petswipe/monitoring/runbooks/structure-rules";

const RESULTS = "what the results mean: If … then …";

/** The first step has the alert's own query; what separates its causes is for the author to find. */
const steps = (query: string): string[] => [
  `1. ${missing("the question that this query answers")}`,
  `   \`\`\`promql\n   ${query}\n   \`\`\``,
  `   ${missing(RESULTS)}`,
  `2. ${missing(`a question that separates the causes, a code block that answers it, ${RESULTS}`)}`,
  `3. ${missing(`a question that confirms a cause, a code block that answers it, ${RESULTS}`)}`,
];

/** A runbook with its headings. The generator writes the part about the rule. */
export function runbookOf(alert: string, query: string): string {
  const [meaning = "", impact = "", triage = "", mitigation = ""] = HEADINGS;
  const parts = [
    `# ${alert}`,
    "<!-- rule -->",
    "<!-- /rule -->",
    `## ${meaning}`,
    missing("what happens while it fires, and the usual causes"),
    `## ${impact}`,
    missing("who notices, and what"),
    `## ${triage}`,
    ...steps(query),
    `## ${mitigation}`,
    missing("what to do about each cause, quickest and safest first, with commands"),
  ];
  return `${parts.join("\n\n")}\n`;
}
