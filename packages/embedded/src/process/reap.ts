import { isRunning } from "./identity.ts";
import { readPidFiles, removePidFile } from "./pid-file.ts";
import { stopProcess } from "./stop.ts";

/**
 * Stops every service that a killed runner left behind, by the pid files in `dir`, and removes these files. Never touches
 * a process with a reused pid. Returns the names of the services that were still running.
 */
export async function reapStale(dir: string): Promise<string[]> {
  const records = await readPidFiles(dir);
  const reaped = await Promise.all(
    records.map(async (record) => {
      const running = await isRunning(record);
      if (running) await stopProcess(record, record);
      await removePidFile(dir, record.name);
      return running ? record.name : undefined;
    }),
  );
  return reaped.filter((name) => name !== undefined);
}
