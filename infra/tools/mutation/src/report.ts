import { percent } from "@petswipe/cli/format";
import { NUMBERS, textTable } from "@petswipe/cli/table";
import { KINDS } from "./operators/edit.ts";
import type { Judged } from "./run.ts";
import { LOWEST_SCORE, type Survivor, type Tally, tallyOf, type Verdict } from "./verdict.ts";

const cells = ({ killed, survived, invalid, score }: Tally): string[] => [
  String(killed),
  String(survived),
  String(invalid),
  percent(score, "down"),
];

function table(title: string, groups: Iterable<readonly [string, readonly Judged[]]>): string {
  const rows = [...groups].map(([name, its]) => [name, ...cells(tallyOf(its))]);
  return textTable([[title, "killed", "survived", "invalid", "score"], ...rows], NUMBERS);
}

function byName(judged: readonly Judged[]): [string, Judged[]][] {
  return [...Map.groupBy(judged, ({ placed }) => placed.name)].map(([name, its]) => {
    const rules = new Set(its.map(({ placed }) => placed)).size;
    return [rules === 1 ? name : `${name} (${rules} rules)`, its];
  });
}

function byKind(judged: readonly Judged[]): [string, Judged[]][] {
  const groups = Map.groupBy(judged, ({ mutant }) => mutant.kind);
  return KINDS.flatMap((kind): [string, Judged[]][] => {
    const its = groups.get(kind);
    return its === undefined ? [] : [[kind, its]];
  });
}

function line({ mutant, checks }: Survivor): string {
  const seen = checks === 0 ? "no case could notice it" : `${checks} cases did not notice it`;
  return `    ${mutant.kind}: ${mutant.change}   (${checks === 1 ? "1 case did not notice it" : seen})`;
}

function unexplained(survivors: readonly Survivor[]): string {
  const groups = Map.groupBy(
    survivors.filter(({ reason }) => reason === undefined),
    ({ placed }) => `${placed.title}   ${placed.file}`,
  );
  if (groups.size === 0) return "";
  const texts = [...groups].map(([title, its]) => `  ${title}\n${its.map(line).join("\n")}`);
  return `Survivors: write a case that notices them, or a reason into infra/tools/mutation/src/accepted.ts\n${texts.join("\n")}`;
}

function explained(survivors: readonly Survivor[]): string {
  const groups = Map.groupBy(survivors, ({ reason }) => reason);
  const texts = [...groups].flatMap(([reason, its]) =>
    reason === undefined
      ? []
      : [`  ${reason}\n${its.map(({ placed, mutant }) => `    ${placed.title}: ${mutant.change}`).join("\n")}`],
  );
  return texts.length === 0 ? "" : `Accepted survivors\n${texts.join("\n")}`;
}

const staleOnes = ({ stale }: Verdict): string =>
  stale.length === 0
    ? ""
    : `Accepted, but no survivor: take it out of infra/tools/mutation/src/accepted.ts\n${stale.map(({ rule, change }) => `  ${rule}: ${change}`).join("\n")}`;

function conclusion({ killed, survived, invalid, score, survivors, passes }: Verdict, seconds: number): string {
  const reasons = survivors.filter(({ reason }) => reason !== undefined).length;
  const counts = `${killed} of ${killed + survived} mutants killed, ${survived} survived (${reasons} of them accepted), ${invalid} invalid`;
  return `${passes ? "passed" : "FAILED"}: score ${percent(score, "down")}, at least ${percent(LOWEST_SCORE)} is asked for; ${counts}; ${Math.round(seconds)} s`;
}

/** A run for people. */
export function renderReport(verdict: Verdict, seconds: number): string {
  const { judged, survivors } = verdict;
  const parts = [
    table("rule", byName(judged)),
    table("kind", byKind(judged)),
    explained(survivors),
    unexplained(survivors),
    staleOnes(verdict),
    conclusion(verdict, seconds),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** A run for programs. */
export function renderJson(verdict: Verdict, seconds: number): string {
  const { judged, survivors, stale, killed, survived, invalid, score, passes } = verdict;
  const rules = [...Map.groupBy(judged, ({ placed }) => placed)].map(([{ title, file }, its]) => ({
    rule: title,
    file,
    ...tallyOf(its),
  }));
  const kinds = Object.fromEntries(byKind(judged).map(([kind, its]) => [kind, tallyOf(its)]));
  const listed = survivors.map(({ placed, mutant, checks, reason = null }) => ({
    rule: placed.title,
    file: placed.file,
    kind: mutant.kind,
    change: mutant.change,
    checks,
    reason,
  }));
  const result = { passes, score, killed, survived, invalid, seconds, rules, kinds, survivors: listed, stale };
  return `${JSON.stringify(result, null, 2)}\n`;
}
