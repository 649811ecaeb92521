import { textTable } from "@petswipe/cli/table";
import { differences, type SloReport } from "./report.ts";
import type { SloStatus } from "./status.ts";

/** What the gate says, as exit codes: each with what it means for a pipeline. */
export const EXIT = {
  open: { code: 0, meaning: "every SLO is fine, or too quiet to judge" },
  closed: { code: 1, meaning: "an error budget is exhausted or burns at a paging rate, or all requests fail" },
  unknown: {
    code: 2,
    meaning: "unknown: Prometheus does not respond, an SLO has no or outdated data, or the arguments are invalid",
  },
} as const;

export type Gate = keyof typeof EXIT;

/** One that stops outranks one that is not known. */
export function gateOf(slos: readonly SloStatus[]): Gate {
  const states = slos.map(({ verdict }) => verdict.state);
  if (states.includes("stop")) return "closed";
  return states.includes("unknown") ? "unknown" : "open";
}

const HEADS = { stop: "STOP", unknown: "UNKNOWN", quiet: "quiet", fine: "fine" } as const;

/** For a pipeline's log: a line an SLO, then the gate. */
export function renderGate(report: SloReport): string {
  const rows = report.slos.map(({ name, verdict }) => [HEADS[verdict.state], name, verdict.reasons.join("; ")]);
  const { code, meaning } = EXIT[gateOf(report.slos)];
  return [textTable(rows), ...differences(report), `Exit code ${code}: ${meaning}.`, ""].join("\n");
}
