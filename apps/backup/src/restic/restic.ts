import type { Program } from "@petswipe/embedded";
import { execa } from "execa";

/** A repository, and how restic reaches it. */
export interface ResticOptions {
  readonly program: Program;
  /** A folder, or `s3:<endpoint>/<bucket>/<folder>`. */
  readonly repository: string;
  readonly passwordFile: string;
  /** Where it remembers what is far away; undefined for a repository of this machine, which has to be read itself. */
  readonly cacheDir: string | undefined;
  /** Before every command, such as `-o s3.region=eu-west-1`. */
  readonly options?: readonly string[];
  /** Ends what is under way; restic then takes its lock away. */
  readonly signal?: AbortSignal | undefined;
}

/** restic's exit codes that say more than that it failed. */
export const EXIT = { incomplete: 3, noRepository: 10, locked: 11, wrongPassword: 12 } as const;

export class ResticError extends Error {
  readonly exitCode: number | undefined;
  /** What it wrote until then. */
  readonly stdout: string;

  constructor(message: string, exitCode: number | undefined, stdout: string) {
    super(message);
    this.name = "ResticError";
    this.exitCode = exitCode;
    this.stdout = stdout;
  }
}

const hintOf = ({ passwordFile }: ResticOptions): Readonly<Record<number, string>> => ({
  [EXIT.noRepository]: "there is no repository",
  [EXIT.locked]: "it is locked by another program (the lock of one that died ends after 30 minutes)",
  [EXIT.wrongPassword]: `the password in ${passwordFile} is not the repository's`,
});

/** Of all that restic said what was wrong: the first thing and the verdict, which with --json is JSON. */
function reasonIn(stderr: string): string {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "");
  const last = lines.at(-1) ?? "";
  if (!last.startsWith("{")) return [...new Set([lines[0] ?? "", last])].join("; ").replaceAll("Fatal: ", "");
  const { message, error } = JSON.parse(last) as { message?: string; error?: { message?: string } };
  return (message ?? error?.message ?? last).replaceAll("Fatal: ", "");
}

export interface CallOptions {
  readonly cwd?: string;
  /** Whether its output is for nobody. */
  readonly discard?: boolean;
  /** For what is quick, since restic itself tries for a quarter of an hour to reach an S3 that does not answer. */
  readonly timeoutMs?: number;
}

/** Runs restic and gives what it wrote. Throws a ResticError that names the repository and the reason. */
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
  const late = `it took longer than ${(timeoutMs ?? 0) / 1000} s: ${result.stderr.split("\n")[0]}`;
  const reason = result.timedOut ? late : (hint ?? (reasonIn(result.stderr) || result.shortMessage));
  throw new ResticError(`restic ${args[0]} of ${repository} failed: ${reason}`, result.exitCode, stdout);
}
