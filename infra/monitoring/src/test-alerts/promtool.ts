import { execFile } from "node:child_process";
import { program } from "@petswipe/embedded";

/** A process lives for seconds and has siblings: no garbage collection while there is memory, and one processor each. */
const SHORT_LIVED = { GOGC: "off", GOMEMLIMIT: "512MiB", GOMAXPROCS: "1" } as const;

export interface Result {
  readonly passes: boolean;
  readonly output: string;
}

/** Runs promtool in a folder. Rejects if it cannot be fetched or started. */
export async function promtool(cwd: string, args: readonly string[]): Promise<Result> {
  const { command, env } = await program("promtool");
  return new Promise((resolve, reject) => {
    const options = { cwd, env: { ...process.env, ...SHORT_LIVED, ...env }, maxBuffer: 2 ** 30 };
    execFile(command, [...args], options, (error, stdout, stderr) => {
      if (error === null || error.code === 1) resolve({ passes: error === null, output: stdout + stderr });
      else reject(new Error(`promtool failed: ${error.message}`, { cause: error }));
    });
  });
}
