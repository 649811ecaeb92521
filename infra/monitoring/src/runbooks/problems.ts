import { existsSync } from "node:fs";
import type { AlertsByName } from "./alerts.ts";
import { commandProblems, type Known } from "./command-rules.ts";
import { alertOf, FOLDER, README } from "./files.ts";
import { linkProblems } from "./link-rules.ts";
import { queryProblems } from "./query-rules.ts";
import { structureProblems } from "./structure-rules.ts";
import { thresholdProblems } from "./threshold-rules.ts";

export interface Context {
  readonly alerts: AlertsByName;
  /** How long Prometheus keeps samples: `35d`. */
  readonly retention: string;
  /** Names that commands may use. */
  readonly known: Known;
}

const exists = (path: string): boolean => existsSync(FOLDER + path);

/** All problems of the runbooks, each with its file. `texts` has the text of every file, including the README. */
export function runbookProblems(texts: ReadonlyMap<string, string>, { alerts, retention, known }: Context): string[] {
  const perFile = [...texts].flatMap(([file, text]) => {
    const found = [
      ...commandProblems(text, known),
      ...linkProblems(text, (other) => texts.get(other === "" ? file : other), exists),
      ...(file === README ? [] : structureProblems(alertOf(file), text)),
      ...(file === README ? [] : thresholdProblems(text, alerts.get(alertOf(file)) ?? { bands: [], format: "number" })),
    ];
    return found.map((problem) => `infra/runbooks/${file}: ${problem}`);
  });
  const unknown = [...texts.keys()]
    .filter((file) => file !== README && !alerts.has(alertOf(file)))
    .map((file) => `infra/runbooks/${file}: ${alertOf(file)} is not an alert.`);
  const runbooks = new Map([...texts].filter(([file]) => file !== README).map(([file, text]) => [alertOf(file), text]));
  return [...unknown, ...perFile, ...queryProblems(runbooks, retention)];
}
