import { execFile } from "node:child_process";
import { program } from "@petswipe/embedded";

/** No garbage collection below 512 MiB, since a process lives for seconds; and one core each. */
const SHORT_LIVED = { GOGC: "off", GOMEMLIMIT: "512MiB", GOMAXPROCS: "1" } as const;

export interface Result {
  readonly passes: boolean;
  readonly output: string;
}

/** Runs promtool in a folder, with variables besides its own. Rejects if it cannot be fetched or started. */
export async function promtool(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Result> {
  const found = await program("promtool");
  return new Promise((resolve, reject) => {
    const options = { cwd, env: { ...process.env, ...SHORT_LIVED, ...found.env, ...env }, maxBuffer: 2 ** 30 };
    execFile(found.command, [...args], options, (error, stdout, stderr) => {
      if (error === null || error.code === 1) resolve({ passes: error === null, output: stdout + stderr });
      else reject(new Error(`promtool failed: ${error.message}`, { cause: error }));
    });
  });
}
