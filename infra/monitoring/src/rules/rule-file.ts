import { stringify } from "yaml";

export interface RecordingRule {
  /** level:metric:operation. */
  readonly record: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
}

export interface AlertingRule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

export type Rule = RecordingRule | AlertingRule;

/** Rules that are evaluated in sequence: a later one sees what an earlier one records. */
export interface RuleGroup {
  readonly name: string;
  /** Prometheus' evaluation_interval by default. */
  readonly interval?: string;
  readonly rules: readonly Rule[];
}

/** Groups by the file that holds them. */
export type RuleFiles = Readonly<Record<string, readonly RuleGroup[]>>;

/** Every rule of these files, in their order. */
export const rulesIn = (files: RuleFiles): Rule[] =>
  Object.values(files).flatMap((groups) => groups.flatMap((group) => group.rules));

/** The content of a rule file. */
export function renderRules(groups: readonly RuleGroup[]): string {
  return `# Written by pnpm generate from infra/monitoring/src.\n${stringify({ groups }, { lineWidth: 0, aliasDuplicateObjects: false })}`;
}
