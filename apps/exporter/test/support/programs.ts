import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

export type Program = "server" | "audit/cli" | "rebuild/cli";

/** Starts one of the exporter's programs with only this environment. */
export function startProgram(program: Program, env: NodeJS.ProcessEnv, args: readonly string[] = []): ChildProcess {
  const file = fileURLToPath(new URL(`../../src/${program}.ts`, import.meta.url));
  return spawn(process.execPath, [file, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
}

export interface Exit {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program until it exits. */
export async function runProgram(...start: Parameters<typeof startProgram>): Promise<Exit> {
  const child = startProgram(...start);
  if (child.stdout === null || child.stderr === null) throw new Error("expected pipes");
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { code, stdout, stderr };
}
