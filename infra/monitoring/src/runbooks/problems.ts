import { existsSync } from "node:fs";
import type { AlertsByName } from "./alerts.ts";
import { commandFaults, type Known } from "./command-faults.ts";
import { alertOf, FOLDER, README } from "./files.ts";
import { linkFaults } from "./link-faults.ts";
import { queryFaults } from "./query-faults.ts";
import { structureFaults } from "./structure-faults.ts";
import { thresholdFaults } from "./threshold-faults.ts";

export interface Surroundings {
  readonly alerts: AlertsByName;
  /** How long Prometheus keeps samples: `35d`. */
  readonly retention: string;
  /** What commands may name. */
  readonly known: Known;
}

const isThere = (path: string): boolean => existsSync(FOLDER + path);

/** Everything that is wrong with the runbooks, each with its file. `texts` has every file's text, the README's included. */
export function runbookProblems(
  texts: ReadonlyMap<string, string>,
  { alerts, retention, known }: Surroundings,
): string[] {
  const perFile = [...texts].flatMap(([file, text]) => {
    const found = [
      ...commandFaults(text, known),
      ...linkFaults(text, (other) => texts.get(other === "" ? file : other), isThere),
      ...(file === README ? [] : structureFaults(alertOf(file), text)),
      ...(file === README ? [] : thresholdFaults(text, alerts.get(alertOf(file)) ?? [])),
    ];
    return found.map((problem) => `infra/runbooks/${file}: ${problem}`);
  });
  const unknown = [...texts.keys()]
    .filter((file) => file !== README && !alerts.has(alertOf(file)))
    .map((file) => `infra/runbooks/${file}: there is no alert ${alertOf(file)}.`);
  const runbooks = new Map([...texts].filter(([file]) => file !== README).map(([file, text]) => [alertOf(file), text]));
  return [...unknown, ...perFile, ...queryFaults(runbooks, retention)];
}
