import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { program } from "@petswipe/embedded";
import { execa } from "execa";

/** All samples in the data folder of a stopped Prometheus, WAL included, as sorted lines `{labels} value time`. */
export async function samplesIn(data: string): Promise<string[]> {
  const { command, env } = await program("promtool");
  await mkdir(join(data, "wal"), { recursive: true }); // required by promtool, absent in a snapshot
  const { stdout } = await execa(command, ["tsdb", "dump", data], { env, maxBuffer: 2 ** 28 });
  return stdout.split("\n").filter(Boolean).toSorted();
}

/** Time of a sample in Unix milliseconds. */
export const timeOf = (sample: string): number => Number(sample.slice(sample.lastIndexOf(" ") + 1));
