import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { program } from "@petswipe/embedded";
import { execa } from "execa";

/** Every sample of a stopped Prometheus' data folder as `{labels} value time`, those of its log too, in a fixed order. */
export async function samplesIn(data: string): Promise<string[]> {
  const { command, env } = await program("promtool");
  await mkdir(join(data, "wal"), { recursive: true }); // which promtool insists on, and a snapshot has not
  const { stdout } = await execa(command, ["tsdb", "dump", data], { env, maxBuffer: 2 ** 28 });
  return stdout.split("\n").filter(Boolean).toSorted();
}

/** When a sample was taken, in Unix milliseconds. */
export const timeOf = (sample: string): number => Number(sample.slice(sample.lastIndexOf(" ") + 1));
