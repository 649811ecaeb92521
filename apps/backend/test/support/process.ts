import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const SERVER = fileURLToPath(new URL("../../src/server.ts", import.meta.url));

export interface ServerProcess {
  readonly child: ChildProcess;
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  stdout(): string;
  stderr(): string;
  /** The URL it listens on; rejects if it exits first. */
  readonly listening: Promise<string>;
}

/** The backend as a process of its own, with only this environment. */
export function spawnServer(env: Record<string, string>): ServerProcess {
  const child = spawn(process.execPath, [SERVER], { env, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  const listening = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      stdout += String(chunk);
      const address = /Server listening at (http:\/\/[\d.]+:\d+)/.exec(stdout)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once("exit", (code) => reject(new Error(`exited with code ${code} before it listened:\n${stdout}${stderr}`)));
  });
  listening.catch(() => undefined);
  child.stderr.on("data", (chunk) => {
    stderr += String(chunk);
  });
  const exited = once(child, "close").then(([code, signal]) => ({ code, signal }));
  return { child, exited, listening, stdout: () => stdout, stderr: () => stderr };
}
