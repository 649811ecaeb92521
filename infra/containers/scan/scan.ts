import { execa } from "execa";

/** The result of a scan: clean, a report of findings, or the reason why it failed. */
export type Scan =
  | { readonly what: string; readonly state: "clean" }
  | { readonly what: string; readonly state: "found"; readonly report: string }
  | { readonly what: string; readonly state: "not scanned"; readonly why: string };

/** How a scanner ended. */
export interface Ended {
  readonly exitCode?: number | undefined;
  readonly all?: string | undefined;
  readonly shortMessage?: string | undefined;
}

const lastLine = (text: string) => text.trim().split("\n").at(-1)?.trim() ?? "";

/** Interprets the end of a scanner. Output that matches `findings` distinguishes findings from a failed scan. */
export function scanOf(what: string, ended: Ended, findings: RegExp): Scan {
  const text = ended.all ?? "";
  if (ended.exitCode === 0) return { what, state: "clean" };
  if (findings.test(text)) return { what, state: "found", report: text };
  return { what, state: "not scanned", why: lastLine(text) || (ended.shortMessage ?? "it did not start") };
}

const options = { all: true, reject: false, stripFinalNewline: true } as const;

/** Advisories of severity high or critical for the production dependencies of the lockfile. */
export async function scanDependencies(root: string, packageManager: string): Promise<Scan> {
  const args = ["--yes", packageManager, "audit", "--prod", "--audit-level", "high"];
  return scanOf("dependencies", await execa("npx", args, { ...options, cwd: root }), /\d+ vulnerabilities found/);
}

/** Fixable vulnerabilities of severity high or critical of an image, found by Trivy. */
export async function scanImage(image: string): Promise<Scan> {
  const args = ["image", "--quiet", "--exit-code=1", "--severity=HIGH,CRITICAL", "--ignore-unfixed", image];
  return scanOf(`image ${image}`, await execa("trivy", args, options), /Total: \d+/);
}
