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

/** The content of a rule file. */
export function renderRules(groups: readonly RuleGroup[]): string {
  return `# Written by pnpm generate from infra/monitoring/src.\n${stringify({ groups }, { lineWidth: 0, aliasDuplicateObjects: false })}`;
}
