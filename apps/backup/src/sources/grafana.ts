import { access } from "node:fs/promises";
import { join } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import type { Source } from "./source.ts";

/** Name of the copy in a snapshot. */
export const GRAFANA_FILE = "grafana.db";

/** Throws if SQLite finds damage in a database file. */
export function checkIntegrity(file: string): void {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const { integrity_check: verdict } = database.prepare("PRAGMA integrity_check(3)").get() ?? {};
    if (verdict !== "ok") throw new Error(`${file} is damaged: ${verdict}`);
  } finally {
    database.close();
  }
}

/** Grafana's users, settings and dashboards, by SQLite's online backup, which does not block Grafana. */
export function grafanaSource(file: string): Source {
  return {
    name: "grafana",
    absent: () =>
      access(file).then(
        () => undefined,
        () => `${file} does not exist`,
      ),
    async stage(folder) {
      const database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
      try {
        await backup(database, join(folder, GRAFANA_FILE));
      } finally {
        database.close();
      }
      checkIntegrity(join(folder, GRAFANA_FILE));
      return folder;
    },
    clean: async () => {},
  };
}
