import { open } from "node:fs/promises";

const MAX_BYTES = 8192;

/** The last lines (at most `lines`, at most 8 KiB) of a log file; empty if it does not exist. */
export async function logTail(path: string, lines = 15): Promise<string> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return "";
  try {
    const { size } = await file.stat();
    const length = Math.min(size, MAX_BYTES);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString("utf8").trimEnd().split("\n").slice(-lines).join("\n");
  } finally {
    await file.close();
  }
}
