import { textTable } from "@petswipe/cli/table";
import { differences, type SloReport } from "./report.ts";
import type { SloStatus } from "./status.ts";

/** The states of the gate, each with its exit code and its meaning for a pipeline. */
export const EXIT = {
  open: { code: 0, meaning: "every SLO is fine or has too few events to judge" },
  closed: { code: 1, meaning: "an error budget is exhausted or burns at a paging rate, or all requests fail" },
  unknown: {
    code: 2,
    meaning: "unknown: Prometheus does not respond, an SLO has no or outdated data, or the arguments are invalid",
  },
} as const;

export type Gate = keyof typeof EXIT;

/** A state that stops a deployment takes precedence over an unknown one. */
export function gateOf(slos: readonly SloStatus[]): Gate {
  const states = slos.map(({ verdict }) => verdict.state);
  if (states.includes("stop")) return "closed";
  return states.includes("unknown") ? "unknown" : "open";
}

const HEADS = { stop: "STOP", unknown: "UNKNOWN", quiet: "quiet", fine: "fine" } as const;

/** One line per SLO, then the state of the gate. */
export function renderGate(report: SloReport): string {
  const rows = report.slos.map(({ name, verdict }) => [HEADS[verdict.state], name, verdict.reasons.join("; ")]);
  const { code, meaning } = EXIT[gateOf(report.slos)];
  return [textTable(rows), ...differences(report), `Exit code ${code}: ${meaning}.`, ""].join("\n");
}
