import { execa } from "execa";

/** What a scanner says of something: clean, what it found, or why it could not look. */
export type Scan =
  | { readonly what: string; readonly state: "clean" }
  | { readonly what: string; readonly state: "found"; readonly report: string }
  | { readonly what: string; readonly state: "not scanned"; readonly why: string };

/** What a scanner's end means: its exit code for findings, or anything else that went wrong. */
export interface Ended {
  readonly exitCode?: number | undefined;
  readonly all?: string | undefined;
  readonly shortMessage?: string | undefined;
}

const lastLine = (text: string) => text.trim().split("\n").at(-1)?.trim() ?? "";

/** Reads a scanner's end. `findings` is how it tells findings from a failure of its own, by what it printed. */
export function scanOf(what: string, ended: Ended, findings: RegExp): Scan {
  const text = ended.all ?? "";
  if (ended.exitCode === 0) return { what, state: "clean" };
  if (findings.test(text)) return { what, state: "found", report: text };
  return { what, state: "not scanned", why: lastLine(text) || (ended.shortMessage ?? "it did not start") };
}

const options = { all: true, reject: false, stripFinalNewline: true } as const;

/** Advisories about the packages of the lockfile that production uses, of severity high or critical. */
export async function scanDependencies(root: string, packageManager: string): Promise<Scan> {
  const args = ["--yes", packageManager, "audit", "--prod", "--audit-level", "high"];
  return scanOf("dependencies", await execa("npx", args, { ...options, cwd: root }), /\d+ vulnerabilities found/);
}

/** Vulnerabilities of an image that have a fix, of severity high or critical, by Trivy. */
export async function scanImage(image: string): Promise<Scan> {
  const args = ["image", "--quiet", "--exit-code=1", "--severity=HIGH,CRITICAL", "--ignore-unfixed", image];
  return scanOf(`image ${image}`, await execa("trivy", args, options), /Total: \d+/);
}
