import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Configuration } from "./configuration.ts";

/** Writes prometheus/prometheus.yml and alertmanager/alertmanager.yml below a folder. Returns their paths. */
export async function writeConfiguration(
  { prometheus, alertmanager }: Configuration,
  folder: string,
): Promise<string[]> {
  const files = Object.entries({ prometheus, alertmanager }).map(async ([program, text]) => {
    const file = join(folder, program, `${program}.yml`);
    await mkdir(join(folder, program), { recursive: true });
    await writeFile(file, text);
    return file;
  });
  return Promise.all(files);
}
