import { parseRunbook, TRIAGE } from "./parse.ts";

export const HEADINGS = ["Meaning", "Impact", TRIAGE, "Mitigation"];
/** Where the rule goes. */
const PLACE = "<!-- rule -->";
const LANGUAGES = ["promql", "bash", "sql"];
/** Hand-written lines: enough to help, few enough to read at night. */
const [SHORTEST, LONGEST] = [25, 60];

/** One problem for each deviation from the form that all runbooks share. */
export function structureProblems(alert: string, text: string): string[] {
  if (text.includes("\r")) return ["has Windows line endings; save it with LF."];
  if (text.split(PLACE).length > 2) return [`has ${PLACE} more than once; keep the first.`];
  const runbook = parseRunbook(text);
  const headings = runbook.sections.map(({ heading }) => heading);
  const problems: string[] = [];
  if (runbook.title !== alert) problems.push(`title is "${runbook.title}", expected the alert's name, "${alert}".`);
  if (headings.join() !== HEADINGS.join())
    problems.push(`headings are ${headings.join(", ")}; expected ${HEADINGS.join(", ")}.`);
  for (const { heading, prose } of runbook.sections)
    if (prose.trim() === "") problems.push(`section "${heading}" is empty.`);
  if (runbook.triageSteps.map(({ number }) => number).join() !== "1,2,3")
    problems.push(`${TRIAGE} has ${runbook.triageSteps.length} steps; expected three, numbered 1 to 3.`);
  for (const { number, prose, blocks } of runbook.triageSteps) {
    if (blocks.length === 0) problems.push(`triage step ${number} has nothing to run: add a query or a command.`);
    if (!/\bif\b/i.test(prose)) problems.push(`triage step ${number} does not interpret the result ("If … then …").`);
  }
  for (const { language } of runbook.blocks)
    if (!LANGUAGES.includes(language))
      problems.push(`a code block is "${language}"; expected one of ${LANGUAGES.join(", ")}.`);
  if (runbook.lines < SHORTEST || runbook.lines > LONGEST)
    problems.push(`${runbook.lines} hand-written lines; expected ${SHORTEST} to ${LONGEST}.`);
  return problems;
}
