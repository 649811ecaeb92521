import type { Rule } from "@petswipe/monitoring/rules/rule-file";
import { type Asked, askedByExpression, type Labels, mayBe, type Need, needOfExpression } from "./asked.ts";
import type { PlacedRule } from "./placed.ts";

/** A series of which all labels are known. */
export interface Series {
  readonly name: string;
  readonly labels: Labels;
}

/** Which rules rest on which. Rules are told by their index. */
export interface Graph {
  readonly rules: readonly PlacedRule[];
  /** Rules that record what a selector may ask for. */
  readonly recording: (asked: Asked) => readonly PlacedRule[];
  /** Rules that record what an expression may select. */
  readonly recordedFor: (expression: string) => readonly PlacedRule[];
  /** These rules, and all that they rest on. */
  readonly needs: (indices: Iterable<number>) => ReadonlySet<number>;
  /** A rule, and all that rest on it. */
  readonly dependents: (index: number) => ReadonlySet<number>;
}

/** Everything that can be reached, the beginnings included. */
function reached(from: Iterable<number>, next: (index: number) => Iterable<number>): ReadonlySet<number> {
  const found = new Set<number>();
  const waiting = [...from];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (found.has(index)) continue;
    found.add(index);
    waiting.push(...next(index));
  }
  return found;
}

/** The graph of rules in the order of their index. */
export function graphOf(rules: readonly PlacedRule[]): Graph {
  const recorded = rules.filter(({ rule }) => "record" in rule);
  const byMetric = Map.groupBy(recorded, ({ name }) => name);
  const recording = (asked: Asked) => {
    const candidates = asked.name === "" ? recorded : (byMetric.get(asked.name) ?? []);
    return candidates.filter(({ name, rule }) => mayBe(asked, name, rule.labels ?? {}));
  };
  const recordedFor = (expression: string) => askedByExpression(expression).flatMap(recording);
  const below = rules.map(({ rule }) => recordedFor(rule.expr).map(({ index }) => index));
  const above = rules.map((): number[] => []);
  for (const [index, its] of below.entries()) for (const needed of its) above[needed]?.push(index);
  return {
    rules,
    recording,
    recordedFor,
    needs: (indices) => reached(indices, (index) => below[index] ?? []),
    dependents: (index) => reached([index], (each) => above[each] ?? []),
  };
}

/** The graph after one rule has become another. */
export function withRule(graph: Graph, index: number, rule: Rule): Graph {
  return graphOf(graph.rules.map((placed) => (placed.index === index ? { ...placed, rule } : placed)));
}

const hasAll = ({ equals }: Asked, labels: Labels): boolean =>
  Object.entries(equals).every(([label, value]) => value === "" || labels[label] === value);

/** Tells of a rule, by its index, whether it may have any result where there are only these series; errs towards yes. */
export function yieldsFrom(graph: Graph, series: readonly Series[]): (index: number) => boolean {
  const known = new Map<number, boolean>();
  const isMet = (need: Need): boolean => {
    if (need === true) return true;
    if ("all" in need) return need.all.every(isMet);
    if ("any" in need) return need.any.some(isMet);
    const isGiven = series.some(({ name, labels }) => mayBe(need, name, labels) && hasAll(need, labels));
    return isGiven || graph.recording(need).some(({ index }) => yields(index));
  };
  const yields = (index: number): boolean => {
    const answer = known.get(index);
    if (answer !== undefined) return answer;
    known.set(index, false); // a rule that needs itself yields nothing by that
    const expression = graph.rules[index]?.rule.expr;
    const fresh = expression !== undefined && isMet(needOfExpression(expression));
    known.set(index, fresh);
    return fresh;
  };
  return yields;
}
