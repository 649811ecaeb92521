import type { Progress } from "./run.ts";

/** Milliseconds between two lines: on a terminal the line is overwritten. */
const INTERVAL_MS = { terminal: 500, file: 20_000 } as const;
const LABELS = { baseline: "tests run with the unchanged rules", mutants: "mutants tested" } as const;
const CLEAR_LINE = "\r\u001b[K";

/** Writes how far a run is: the begin and the end of each stage, and now and then between. */
export function progress(stream: NodeJS.WriteStream): (progress: Progress) => void {
  const start = performance.now();
  const interval = stream.isTTY ? INTERVAL_MS.terminal : INTERVAL_MS.file;
  let next = start;
  return ({ stage, done, total }) => {
    const now = performance.now();
    const isEnd = done === total;
    if (now < next && done > 0 && !isEnd) return;
    next = now + interval;
    const line = `${done} of ${total} ${LABELS[stage]}, ${Math.round((now - start) / 1000)} s`;
    stream.write(stream.isTTY ? `${CLEAR_LINE}${line}${isEnd ? "\n" : ""}` : `${line}\n`);
  };
}
