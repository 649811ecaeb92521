import { access, chmod, chown, copyFile, mkdir, rename, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { checkIntegrity, GRAFANA_FILE } from "../sources/grafana.ts";
import { RefusedError, type RestoreOptions, refuseWhileRunning, timestamp } from "./restore.ts";

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

interface NewerRows {
  readonly table: string;
  readonly rows: number;
}

const quote = (name: unknown): string => `"${String(name).replaceAll('"', '""')}"`;

/** Counts, per table, the rows with a date column later than a given time. */
function newerRows(file: string, since: Date): NewerRows[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const columns = database
      .prepare(
        `SELECT m.name AS "table", c.name AS "column" FROM sqlite_schema m JOIN pragma_table_info(m.name) c
         WHERE m.type = 'table' AND lower(c.type) IN ('datetime', 'timestamp') AND c.name NOT LIKE '%expire%' ORDER BY 1`,
      )
      .all();
    return [...Map.groupBy(columns, ({ table }) => String(table))].flatMap(([table, own]) => {
      const newer = own.map(({ column }) => `datetime(${quote(column)}) > datetime(:since)`).join(" OR ");
      const statement = database.prepare(`SELECT count(*) AS n FROM ${quote(table)} WHERE ${newer}`);
      const rows = Number(statement.get({ since: since.toISOString() })?.["n"]);
      return rows > 0 ? [{ table, rows }] : [];
    });
  } finally {
    database.close();
  }
}

function refuseDataLoss(file: string, { takenAt, force, print }: RestoreOptions): void {
  const newer = newerRows(file, takenAt);
  if (newer.length === 0) return;
  const tables = newer.map(({ table, rows }) => `  ${table}: ${rows} newer ${rows === 1 ? "row" : "rows"}`).join("\n");
  const loss = `${file} has rows newer than the backup:\n${tables}`;
  if (!force)
    throw new RefusedError(`${loss}\nUse --force to restore anyway; the present file is kept under another name.`);
  print(loss);
}

/**
 * Makes a file writable for Grafana, which runs as a user of its own: changes its owner to that of the folder or, without
 * permission, its group to the folder's.
 */
async function matchOwner(file: string, print: RestoreOptions["print"]): Promise<void> {
  const folder = await stat(dirname(file));
  const { uid } = await stat(file);
  if (uid === folder.uid) return;
  await chown(file, folder.uid, folder.gid)
    .catch(async () => {
      await chown(file, uid, folder.gid);
      await chmod(file, 0o660);
    })
    .catch(() => print(`Grafana's user must own ${file}: chown ${folder.uid}:${folder.gid} ${file}`));
}

/**
 * Restores the database of a stopped Grafana and keeps the present file under another name. Throws a RefusedError, or any
 * other error; the present file is then unchanged.
 */
export async function restoreGrafana(url: string | undefined, file: string, options: RestoreOptions): Promise<void> {
  await refuseWhileRunning("grafana", url);
  if (await exists(file)) refuseDataLoss(file, options);
  const files = join(options.staging, "files");
  await options.restoreInto(files);
  checkIntegrity(join(files, GRAFANA_FILE));
  await mkdir(dirname(file), { recursive: true });
  const incoming = `${file}.restoring`; // on the same file system, so that it can be renamed
  await copyFile(join(files, GRAFANA_FILE), incoming);
  await chmod(incoming, 0o640);
  const replaced = `${file}.before-${timestamp()}`;
  const kept = await exists(file);
  if (kept) await rename(file, replaced);
  for (const suffix of ["-journal", "-wal", "-shm"]) {
    if (await exists(`${file}${suffix}`)) await rename(`${file}${suffix}`, `${replaced}${suffix}`);
  }
  await rename(incoming, file);
  await matchOwner(file, options.print);
  options.print(`restored ${file}`);
  if (kept) options.print(`previous file is kept; once it is no longer needed, remove ${replaced}`);
}
