import { LOOKS, parseRunbook } from "./parse.ts";

const HEADINGS = ["What it means", "Who is hurt", LOOKS, "How to stop it"];
const LANGUAGES = ["promql", "bash", "sql"];
/** Lines that people write: enough to help, and few enough to read at night. */
const [SHORTEST, LONGEST] = [25, 60];

/** What is wrong with a runbook's form, a sentence for each fault. */
export function structureFaults(alert: string, text: string): string[] {
  const runbook = parseRunbook(text);
  const headings = runbook.sections.map(({ heading }) => heading);
  const faults: string[] = [];
  if (runbook.title !== alert) faults.push(`its title is "${runbook.title}" and not its alert's name.`);
  if (headings.join() !== HEADINGS.join())
    faults.push(`its headings are ${headings.join(", ")}; they have to be ${HEADINGS.join(", ")}.`);
  for (const { heading, prose } of runbook.sections)
    if (prose.trim() === "") faults.push(`there is nothing under "${heading}".`);
  if (runbook.looks.map(({ number }) => number).join() !== "1,2,3")
    faults.push(`it has ${runbook.looks.length} numbered looks and not three.`);
  for (const { number, prose, blocks } of runbook.looks) {
    if (blocks.length === 0) faults.push(`look ${number} has nothing to run.`);
    if (!/\bif\b/i.test(prose)) faults.push(`look ${number} does not say what its answers mean ("If … then …").`);
  }
  for (const { language } of runbook.blocks)
    if (!LANGUAGES.includes(language))
      faults.push(`a code block is "${language}": write one of ${LANGUAGES.join(", ")}.`);
  if (runbook.lines < SHORTEST || runbook.lines > LONGEST)
    faults.push(`people wrote ${runbook.lines} lines of it: ${SHORTEST} to ${LONGEST} are right.`);
  return faults;
}
