import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import getPort from "get-port";

const START = join(import.meta.dirname, "../../.next/standalone/apps/frontend/start.mjs");

/** The production build as a separate process, which inherits only PATH from the environment. */
export function spawnFrontend(env: Record<string, string>): ChildProcess {
  const quiet = { NEXT_TELEMETRY_DISABLED: "1", LOG_LEVEL: "silent", NODE_ENV: "production" };
  const own = { PATH: process.env["PATH"] ?? "", ...quiet, ...env };
  return spawn(process.execPath, [START], { env: own as never, stdio: "pipe" });
}

export interface Frontend {
  readonly url: string;
  stop(): Promise<void>;
}

/** A running production frontend on a free port, ready for requests. */
export async function startFrontend(backendUrl: string, env: Record<string, string> = {}): Promise<Frontend> {
  const port = await getPort();
  const child = spawnFrontend({ PORT: String(port), BACKEND_URL: backendUrl, ...env });
  const exited = once(child, "exit");
  const url = `http://127.0.0.1:${port}`;
  while (!(await responds(`${url}/health/live`))) {
    if (child.exitCode !== null) throw new Error(`the frontend exited with code ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url,
    async stop() {
      child.kill("SIGTERM");
      await exited;
    },
  };
}

async function responds(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}
