/** Milliseconds between two lines: on a terminal one line is written over and over. */
const EVERY = { terminal: 1000, file: 20_000 } as const;

/** Says on stderr how far a run is, now and then. */
export function progress(stream: NodeJS.WriteStream): (done: number, total: number) => void {
  const start = performance.now();
  const interval = stream.isTTY ? EVERY.terminal : EVERY.file;
  let next = start;
  return (done, total) => {
    const now = performance.now();
    if (now < next && done < total) return;
    next = now + interval;
    const text = `${done} of ${total} mutants, ${Math.round((now - start) / 1000)} s`;
    const isLast = done === total;
    stream.write(stream.isTTY ? `\r${text}${isLast ? "\n" : ""}` : `${text}\n`);
  };
}
