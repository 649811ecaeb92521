import { percent } from "@petswipe/cli/format";
import { NUMBERS, textTable } from "@petswipe/cli/table";
import type { Finding } from "./check.ts";

const count = (findings: readonly Finding[], state: Finding["verdict"]["state"]) =>
  findings.filter(({ verdict }) => verdict.state === state).length;

/** The share of what can be asked here that is alive; 0 where nothing can, which proves nothing. */
export function aliveShare(findings: readonly Finding[]): number {
  const [alive, dead] = [count(findings, "alive"), count(findings, "dead")];
  return alive === 0 ? 0 : alive / (alive + dead);
}

const rowOf = (name: string, findings: readonly Finding[]): string[] => [
  name,
  String(findings.length),
  String(count(findings, "alive")),
  String(count(findings, "dead")),
  String(count(findings, "not here")),
  percent(aliveShare(findings), "down"),
];

const line = ({ dashboard, where }: Finding) => `${dashboard}: ${where}`;

function deadLines(findings: readonly Finding[]): string[] {
  return findings.flatMap((finding) =>
    finding.verdict.state === "dead" ? [`${line(finding)}: ${finding.verdict.why}`, `    ${finding.expr}`] : [],
  );
}

function absentLines(findings: readonly Finding[]): string[] {
  const absent = findings.flatMap((finding) =>
    finding.verdict.state === "not here" ? finding.verdict.jobs.map((job) => ({ job, finding })) : [],
  );
  return [...Map.groupBy(absent, ({ job }) => job)].map(
    ([job, those]) =>
      `Not here, since nothing of ${job} is scraped: ${those.map(({ finding }) => line(finding)).join("; ")}.`,
  );
}

/** For people: a table with a row for each dashboard, what is dead and why, and what could not be asked here. */
export function renderFindings(findings: readonly Finding[]): string {
  const rows = [
    ["DASHBOARD", "QUERIES", "ALIVE", "DEAD", "NOT HERE", "SHARE"],
    ...[...Map.groupBy(findings, ({ dashboard }) => dashboard)].map(([name, those]) => rowOf(name, those)),
    rowOf("all", findings),
  ];
  const parts = [[textTable(rows, NUMBERS)], deadLines(findings), absentLines(findings)];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}
