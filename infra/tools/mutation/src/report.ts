import { percent } from "@petswipe/cli/format";
import { NUMBERS, textTable } from "@petswipe/cli/table";
import { KINDS } from "./operators/edit.ts";
import type { MutantResult } from "./run.ts";
import { MINIMUM_SCORE, type Survivor, type Tally, tallyOf, type Verdict } from "./verdict.ts";

const cells = ({ killed, survived, invalid, score }: Tally): string[] => [
  String(killed),
  String(survived),
  String(invalid),
  percent(score, "down"),
];

function table(title: string, groups: Iterable<readonly [string, readonly MutantResult[]]>): string {
  const rows = [...groups].map(([name, its]) => [name, ...cells(tallyOf(its))]);
  return textTable([[title, "killed", "survived", "invalid", "score"], ...rows], NUMBERS);
}

function byName(results: readonly MutantResult[]): [string, MutantResult[]][] {
  return [...Map.groupBy(results, ({ target }) => target.name)].map(([name, its]) => {
    const rules = new Set(its.map(({ target }) => target)).size;
    return [rules === 1 ? name : `${name} (${rules} rules)`, its];
  });
}

function byKind(results: readonly MutantResult[]): [string, MutantResult[]][] {
  const groups = Map.groupBy(results, ({ mutant }) => mutant.kind);
  return KINDS.flatMap((kind): [string, MutantResult[]][] => {
    const its = groups.get(kind);
    return its === undefined ? [] : [[kind, its]];
  });
}

function line({ mutant, tests }: Survivor): string {
  const covering = tests === 0 ? "no test covers the rule" : tests === 1 ? "1 test passes" : `${tests} tests pass`;
  return `    ${mutant.kind}: ${mutant.change}   (${covering})`;
}

function unaccepted(survivors: readonly Survivor[]): string {
  const groups = Map.groupBy(
    survivors.filter(({ reason }) => reason === undefined),
    ({ target }) => `${target.title}   ${target.file}`,
  );
  if (groups.size === 0) return "";
  const texts = [...groups].map(([title, its]) => `  ${title}\n${its.map(line).join("\n")}`);
  return `Survivors: add a test that kills them, or a reason to infra/tools/mutation/src/accepted.ts\n${texts.join("\n")}`;
}

function acceptedOnes(survivors: readonly Survivor[]): string {
  const groups = Map.groupBy(survivors, ({ reason }) => reason);
  const texts = [...groups].flatMap(([reason, its]) =>
    reason === undefined
      ? []
      : [`  ${reason}\n${its.map(({ target, mutant }) => `    ${target.title}: ${mutant.change}`).join("\n")}`],
  );
  return texts.length === 0 ? "" : `Accepted survivors\n${texts.join("\n")}`;
}

const staleOnes = ({ stale }: Verdict): string =>
  stale.length === 0
    ? ""
    : `Accepted, but killed or no longer a mutant: remove them from infra/tools/mutation/src/accepted.ts\n${stale.map(({ rule, change }) => `  ${rule}: ${change}`).join("\n")}`;

function conclusion({ killed, survived, invalid, score, survivors, passes }: Verdict, seconds: number): string {
  const reasons = survivors.filter(({ reason }) => reason !== undefined).length;
  const counts = `${killed} of ${killed + survived} mutants killed, ${survived} survived (${reasons} accepted), ${invalid} invalid`;
  return `${passes ? "passed" : "FAILED"}: score ${percent(score, "down")}, minimum ${percent(MINIMUM_SCORE)}; ${counts}; ${Math.round(seconds)} s`;
}

/** A run as text. */
export function renderReport(verdict: Verdict, seconds: number): string {
  const { results, survivors } = verdict;
  const parts = [
    table("rule", byName(results)),
    table("kind", byKind(results)),
    acceptedOnes(survivors),
    unaccepted(survivors),
    staleOnes(verdict),
    conclusion(verdict, seconds),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** A run as JSON. */
export function renderJson(verdict: Verdict, seconds: number): string {
  const { results, survivors, stale, killed, survived, invalid, score, passes } = verdict;
  const rules = [...Map.groupBy(results, ({ target }) => target)].map(([{ title, file }, its]) => ({
    rule: title,
    file,
    ...tallyOf(its),
  }));
  const kinds = Object.fromEntries(byKind(results).map(([kind, its]) => [kind, tallyOf(its)]));
  const listed = survivors.map(({ target, mutant, tests, reason = null }) => ({
    rule: target.title,
    file: target.file,
    kind: mutant.kind,
    change: mutant.change,
    tests,
    reason,
  }));
  const result = { passes, score, killed, survived, invalid, seconds, rules, kinds, survivors: listed, stale };
  return `${JSON.stringify(result, null, 2)}\n`;
}
