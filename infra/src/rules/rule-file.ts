import { stringify } from "yaml";

export interface RecordingRule {
  /** level:metric:operation. */
  readonly record: string;
  readonly expr: string;
}

/** Rules that are evaluated one after the other, so that a later one sees what an earlier one records. */
export interface RuleGroup {
  readonly name: string;
  readonly rules: readonly RecordingRule[];
}

/** The text of a rule file. */
export function renderRules(groups: readonly RuleGroup[]): string {
  return `# Written by pnpm generate from infra/src/rules.\n${stringify({ groups }, { lineWidth: 0 })}`;
}
