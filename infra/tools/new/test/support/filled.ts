import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { missing, missingIn } from "@petswipe/cli/missing";

const RESULTS =
  "If one type has nearly all of it, then it is one pet that is shared; if all types rise, then it is a campaign.";
const step = (question: string, language: string, code: string) =>
  `${question}\n\n   \`\`\`${language}\n   ${code}\n   \`\`\`\n\n   ${RESULTS}`;

/** What an author writes in the place of each mark. */
const WRITTEN: Readonly<Record<string, string>> = {
  "what it counts or measures, and when, in one sentence": "Pets shared.",
  "what it shows, and how to read it": "Reads that the disk completed.",
  "what is wrong, in one line without the value": "Unusual sharing",
  "what happens and its impact, with {value} and {threshold}": "{value} ({threshold}): pages may be slow.",
  "what happens while it fires, and the usual causes":
    "Users share pets far more often than usual.\n\nMostly one pet is popular, or a campaign began.",
  "who notices, and what": "No one at first; shelters get more requests.",
  "the question that this query answers": "Which pets?",
  "what the results mean: If … then …": RESULTS,
  "a question that separates the causes, a code block that answers it, what the results mean: If … then …": step(
    "Do users visit the pages?",
    "promql",
    'sum by (path) (rate(http_requests_total{job="frontend"}[5m]))',
  ),
  "a question that confirms a cause, a code block that answers it, what the results mean: If … then …": step(
    "Do errors appear?",
    "bash",
    "docker compose logs --since=10m backend",
  ),
  "what to do about each cause, quickest and safest first, with commands": "Wait. Tell the shelter.",
  "the fields of SharePetReply": "none",
  "the statement with the values of its call; of rows, only those that the caller may use": "all",
  "what was not found, such as Pet": "Pet",
  "the reply, from the row": "none",
  "does what": "shares a pet",
  "the reply, and what is stored": "nothing is stored",
  "whose it is: keep the word if it fits, else add attacks as above": "the adopter's share",
  "what it is, over which time, in one sentence": "Shares in the last 24 hours.",
  "the definition over swipes, matches, adoptions, users, pets or sessions before $1": "there are none",
  "the same from the roll-ups of schema kpi": "there are none",
  "the expected value, from the rows of the facts": "there are none",
};

/** Writes what the marks of a file ask for. Throws on one that is not expected. */
export async function fillIn(root: string, file: string): Promise<void> {
  const path = join(root, file);
  let text = await readFile(path, "utf8");
  for (const { what } of missingIn(text)) {
    const written = WRITTEN[what];
    if (written === undefined) throw new Error(`${file}: unexpected mark: ${what}`);
    text = text.replace(missing(what), () => written);
  }
  await writeFile(path, text);
}

/** Files that a command says it wrote. */
export const filesIn = (output: string): string[] =>
  (/^Wrote:\n((?: {2}\S+\n)+)/.exec(output)?.[1] ?? "").split("\n").flatMap((line) => line.trim() || []);
