import type { AlertingRule } from "../../src/rules/rule-file.ts";

const COLUMNS = ["alert", "slo", "team", "service", "severities", "risk"];

/** The rows of the table, each by its cells. Throws if it has other columns. */
export function rowsIn(markdown: string): string[][] {
  const [header = [], , ...rows] = markdown
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  if (header.join() !== COLUMNS.join()) throw new Error(`the columns are ${header.join()}, not ${COLUMNS.join()}`);
  return rows;
}

/** One row for all rules that differ in the severity alone. */
export function rowsOf(rules: readonly AlertingRule[]): string[][] {
  const whom = ({ alert, labels: { slo = "", team = "", service = "", risk = "" } }: AlertingRule) =>
    JSON.stringify([alert, slo, team, service, risk]);
  return [...Map.groupBy(rules, whom)].map(([key, same]) => {
    const [alert, slo, team, service, risk] = JSON.parse(key) as string[];
    const severities = same.map(({ labels, for: hold = "at once" }) => `${labels["severity"]} ${hold}`).join(", ");
    return [alert, slo, team, service, severities, risk].map((cell) => cell ?? "");
  });
}

const shown = (rows: readonly string[][]): string =>
  rows.length === 0
    ? "  nothing"
    : rows
        .map((row) => `  | ${row.join(" | ")} |`)
        .toSorted()
        .join("\n");

/** One problem for each alert that the table and the rules do not have alike. */
export function differences(table: readonly string[][], loaded: readonly string[][]): string[] {
  const nameOf = ([alert = "", slo = ""]: readonly string[]) => `${alert} ${slo}`.trim();
  const names = new Set([...table, ...loaded].map(nameOf));
  return [...names].toSorted().flatMap((name) => {
    const [said, found] = [table, loaded].map((rows) => shown(rows.filter((row) => nameOf(row) === name)));
    return said === found ? [] : [`${name}: who-is-called.md says\n${said}\nPrometheus loads\n${found}`];
  });
}
