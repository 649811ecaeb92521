import type { Program } from "@petswipe/embedded";
import { execa } from "execa";

/** A repository and how restic accesses it. */
export interface ResticOptions {
  readonly program: Program;
  /** A folder, or `s3:<endpoint>/<bucket>/<prefix>`. */
  readonly repository: string;
  readonly passwordFile: string;
  /** restic's cache of a remote repository; undefined disables it, so that a local repository itself is read. */
  readonly cacheDir: string | undefined;
  /** Options for every command, such as `-o s3.region=eu-west-1`. */
  readonly options?: readonly string[];
  /** Ends the running command; restic then removes its lock. */
  readonly signal?: AbortSignal | undefined;
}

/** restic's exit codes with a specific meaning. */
export const EXIT = { incomplete: 3, noRepository: 10, locked: 11, wrongPassword: 12 } as const;

export class ResticError extends Error {
  readonly exitCode: number | undefined;
  /** Its output up to the failure. */
  readonly stdout: string;

  constructor(message: string, exitCode: number | undefined, stdout: string) {
    super(message);
    this.name = "ResticError";
    this.exitCode = exitCode;
    this.stdout = stdout;
  }
}

const hintOf = ({ passwordFile }: ResticOptions): Readonly<Record<number, string>> => ({
  [EXIT.noRepository]: "the repository does not exist",
  [EXIT.locked]: "it is locked by another process (a stale lock expires after 30 minutes)",
  [EXIT.wrongPassword]: `wrong password in ${passwordFile}`,
});

/** The reason in restic's error output: its first and its last line, or the message of the last line if that is JSON. */
function reasonIn(stderr: string): string {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "");
  const last = lines.at(-1) ?? "";
  if (!last.startsWith("{")) return [...new Set([lines[0] ?? "", last])].join("; ").replaceAll("Fatal: ", "");
  const { message, error } = JSON.parse(last) as { message?: string; error?: { message?: string } };
  return (message ?? error?.message ?? last).replaceAll("Fatal: ", "");
}

export interface CallOptions {
  readonly cwd?: string;
  /** Whether to discard its output. */
  readonly discard?: boolean;
  /** Limit for quick commands: restic retries an unresponsive S3 endpoint for 15 minutes. */
  readonly timeoutMs?: number;
}

/** Runs restic and returns its output. Throws a ResticError with the repository and the reason. */
export async function restic(
  options: ResticOptions,
  args: readonly string[],
  { cwd, discard = false, timeoutMs }: CallOptions = {},
): Promise<string> {
  const { program, repository, passwordFile, cacheDir, signal } = options;
  const result = await execa(
    program.command,
    [...(cacheDir === undefined ? ["--no-cache"] : []), ...(options.options ?? []), ...args],
    {
      env: {
        ...program.env,
        RESTIC_REPOSITORY: repository,
        RESTIC_PASSWORD_FILE: passwordFile,
        ...(cacheDir !== undefined && { RESTIC_CACHE_DIR: cacheDir }),
        TZ: "UTC",
      },
      stdout: discard ? "ignore" : "pipe",
      reject: false,
      ...(cwd !== undefined && { cwd }),
      ...(signal && { cancelSignal: signal }),
      ...(timeoutMs !== undefined && { timeout: timeoutMs }),
    },
  );
  const stdout = result.stdout ?? "";
  if (!result.failed) return stdout;
  const hint = hintOf(options)[result.exitCode ?? 0];
  const timedOut = `no result within ${(timeoutMs ?? 0) / 1000} s: ${result.stderr.split("\n")[0]}`;
  const reason = result.timedOut ? timedOut : (hint ?? (reasonIn(result.stderr) || result.shortMessage));
  throw new ResticError(`restic ${args[0]} of ${repository} failed: ${reason}`, result.exitCode, stdout);
}
