import { type Program, type ProgramName, program } from "@petswipe/embedded";
import { execa } from "execa";

/** The first whose exit codes tell a wrong password, a lock and a missing repository apart. */
const OLDEST_RESTIC = [0, 17] as const;

async function versionOf(command: string, argument: string): Promise<readonly number[]> {
  const { stdout } = await execa(command, [argument], { timeout: 20_000 });
  return (/\d+(\.\d+)*/.exec(stdout)?.[0] ?? "0").split(".").map(Number);
}

function isAtLeast(version: readonly number[], oldest: readonly number[]): boolean {
  for (const [index, wanted] of oldest.entries()) {
    const part = version[index] ?? 0;
    if (part !== wanted) return part > wanted;
  }
  return true;
}

async function resolve(name: ProgramName, argument: string, oldest: readonly number[]): Promise<Program> {
  try {
    return await program(name, { accepts: async (found) => isAtLeast(await versionOf(found, argument), oldest) });
  } catch (cause) {
    throw new Error(`${name} ${oldest.join(".")} or newer is needed. ${(cause as Error).message}`, { cause });
  }
}

/** restic: from PATH when that is new enough, else Debian's. Throws an error that says what to install. */
export const resticProgram = (): Promise<Program> => resolve("restic", "version", OLDEST_RESTIC);

/** A client program that is as new as the server, which refuses older ones: from PATH, else Debian's. */
export const postgresProgram = (name: "pg_dump" | "pg_dumpall" | "pg_restore", serverMajor: number): Promise<Program> =>
  resolve(name, "--version", [serverMajor]);

/** Runs a program to its end. Throws with its name and the last lines that it said when it fails. */
export async function run(
  { command, env }: Program,
  args: readonly string[],
  more: { readonly env?: NodeJS.ProcessEnv; readonly signal?: AbortSignal | undefined } = {},
): Promise<void> {
  const cancel = more.signal && { cancelSignal: more.signal };
  const result = await execa(command, args, { env: { ...env, ...more.env }, reject: false, ...cancel });
  if (!result.failed) return;
  const said = result.stderr.trim().split("\n").slice(-3).join("; ");
  throw new Error(`${command.split("/").at(-1)} failed: ${said || result.shortMessage}`);
}
