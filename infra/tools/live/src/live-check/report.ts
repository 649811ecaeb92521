import { percent } from "@petswipe/cli/format";
import { joinSections } from "@petswipe/cli/sections";
import { NUMBERS, textTable } from "@petswipe/cli/table";
import type { Finding } from "./check.ts";

const count = (findings: readonly Finding[], state: Finding["verdict"]["state"]) =>
  findings.filter(({ verdict }) => verdict.state === state).length;

/** The share of queries of this deployment that are ok; 0 if there are none. */
export function okShare(findings: readonly Finding[]): number {
  const [ok, failed] = [count(findings, "ok"), count(findings, "failed")];
  return ok === 0 ? 0 : ok / (ok + failed);
}

const rowOf = (name: string, findings: readonly Finding[]): string[] => [
  name,
  String(findings.length),
  String(count(findings, "ok")),
  String(count(findings, "failed")),
  String(count(findings, "not deployed")),
  percent(okShare(findings), "down"),
];

const line = ({ dashboard, where }: Finding) => `${dashboard}: ${where}`;

function failedLines(findings: readonly Finding[]): string[] {
  return findings.flatMap((finding) =>
    finding.verdict.state === "failed" ? [`${line(finding)}: ${finding.verdict.why}`, `    ${finding.expr}`] : [],
  );
}

function notDeployedLines(findings: readonly Finding[]): string[] {
  const absent = findings.flatMap((finding) =>
    finding.verdict.state === "not deployed" ? finding.verdict.jobs.map((job) => ({ job, finding })) : [],
  );
  return [...Map.groupBy(absent, ({ job }) => job)].map(
    ([job, those]) => `Not deployed (no target of ${job}): ${those.map(({ finding }) => line(finding)).join("; ")}.`,
  );
}

/** A table with a row per dashboard, the failures, and the queries that this deployment cannot answer. */
export function renderFindings(findings: readonly Finding[]): string {
  const rows = [
    ["DASHBOARD", "QUERIES", "OK", "FAILED", "NOT DEPLOYED", "SHARE"],
    ...[...Map.groupBy(findings, ({ dashboard }) => dashboard)].map(([name, those]) => rowOf(name, those)),
    rowOf("all", findings),
  ];
  return joinSections([[textTable(rows, NUMBERS)], failedLines(findings), notDeployedLines(findings)]);
}
