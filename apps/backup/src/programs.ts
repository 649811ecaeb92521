import { type Program, type ProgramName, program } from "@petswipe/embedded";
import { execa } from "execa";

/** The first version with distinct exit codes for a wrong password, a lock and a missing repository. */
const MIN_RESTIC_VERSION = [0, 17] as const;

async function versionOf(command: string, argument: string): Promise<readonly number[]> {
  const { stdout } = await execa(command, [argument], { timeout: 20_000 });
  return (/\d+(\.\d+)*/.exec(stdout)?.[0] ?? "0").split(".").map(Number);
}

function isAtLeast(version: readonly number[], minimum: readonly number[]): boolean {
  for (const [index, wanted] of minimum.entries()) {
    const part = version[index] ?? 0;
    if (part !== wanted) return part > wanted;
  }
  return true;
}

async function resolveProgram(name: ProgramName, argument: string, minimum: readonly number[]): Promise<Program> {
  try {
    return await program(name, { accepts: async (found) => isAtLeast(await versionOf(found, argument), minimum) });
  } catch (cause) {
    throw new Error(`${name} ${minimum.join(".")} or newer is required. ${(cause as Error).message}`, { cause });
  }
}

/** restic from PATH if it is new enough, else from Debian. Throws an error that says what to install. */
export const resticProgram = (): Promise<Program> => resolveProgram("restic", "version", MIN_RESTIC_VERSION);

/** A PostgreSQL client at least as new as the server, which rejects older ones: from PATH, else from Debian. */
export const postgresProgram = (name: "pg_dump" | "pg_dumpall" | "pg_restore", serverMajor: number): Promise<Program> =>
  resolveProgram(name, "--version", [serverMajor]);

/** Runs a program to completion. Throws an error with its name and its last lines of output when it fails. */
export async function runProgram(
  { command, env }: Program,
  args: readonly string[],
  more: { readonly env?: NodeJS.ProcessEnv; readonly signal?: AbortSignal | undefined } = {},
): Promise<void> {
  const cancel = more.signal && { cancelSignal: more.signal };
  const result = await execa(command, args, { env: { ...env, ...more.env }, reject: false, ...cancel });
  if (!result.failed) return;
  const lastLines = result.stderr.trim().split("\n").slice(-3).join("; ");
  throw new Error(`${command.split("/").at(-1)} failed: ${lastLines || result.shortMessage}`);
}
