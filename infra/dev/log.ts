import type { Log } from "@petswipe/embedded";

/** A log whose lines start with the seconds since the start. A closed reader does not end the program. */
export function createLog(stream: NodeJS.WriteStream): Log {
  const started = performance.now();
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  return (line) => stream.write(`[${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s] ${line}\n`);
}
