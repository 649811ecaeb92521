import { access, chmod, chown, copyFile, mkdir, rename, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { checkIntegrity, GRAFANA_FILE } from "../sources/grafana.ts";
import { RefusedError, type RestoreOptions, refuseWhileRunning, stamp } from "./restore.ts";

const there = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

interface Newer {
  readonly table: string;
  readonly rows: number;
}

const quoted = (name: unknown): string => `"${String(name).replaceAll('"', '""')}"`;

/** Rows that say, in a column of a date, that they were written after a time; by table. */
function newerRows(file: string, since: Date): Newer[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const columns = database
      .prepare(
        `SELECT m.name AS "table", c.name AS "column" FROM sqlite_schema m JOIN pragma_table_info(m.name) c
         WHERE m.type = 'table' AND lower(c.type) IN ('datetime', 'timestamp') AND c.name NOT LIKE '%expire%' ORDER BY 1`,
      )
      .all();
    return [...Map.groupBy(columns, ({ table }) => String(table))].flatMap(([table, own]) => {
      const newer = own.map(({ column }) => `datetime(${quoted(column)}) > datetime(:since)`).join(" OR ");
      const statement = database.prepare(`SELECT count(*) AS n FROM ${quoted(table)} WHERE ${newer}`);
      const rows = Number(statement.get({ since: since.toISOString() })?.["n"]);
      return rows > 0 ? [{ table, rows }] : [];
    });
  } finally {
    database.close();
  }
}

function guard(file: string, { takenAt, force, say }: RestoreOptions): void {
  const newer = newerRows(file, takenAt);
  if (newer.length === 0) return;
  const tables = newer.map(({ table, rows }) => `  ${table}: ${rows} newer ${rows === 1 ? "row" : "rows"}`).join("\n");
  const lost = `${file} has what the backup has not:\n${tables}`;
  if (!force)
    throw new RefusedError(
      `${lost}\nWith --force it is restored all the same; the present file is kept under another name.`,
    );
  say(lost);
}

/**
 * Makes a file writable for Grafana, which has a user of its own: gives it to whom its folder belongs or, without the right
 * to, to the folder's group.
 */
async function handOver(file: string, say: RestoreOptions["say"]): Promise<void> {
  const folder = await stat(dirname(file));
  const { uid } = await stat(file);
  if (uid === folder.uid) return;
  await chown(file, folder.uid, folder.gid)
    .catch(async () => {
      await chown(file, uid, folder.gid);
      await chmod(file, 0o660);
    })
    .catch(() => say(`${file} has to be given to Grafana's user: chown ${folder.uid}:${folder.gid} ${file}`));
}

/**
 * Restores Grafana's database while Grafana is stopped. The present file is kept beside it. Throws a RefusedError, or
 * whatever fails; the present file is then as it was.
 */
export async function restoreGrafana(url: string | undefined, file: string, options: RestoreOptions): Promise<void> {
  await refuseWhileRunning("grafana", url);
  if (await there(file)) guard(file, options);
  const files = join(options.staging, "files");
  await options.fetchInto(files);
  checkIntegrity(join(files, GRAFANA_FILE));
  await mkdir(dirname(file), { recursive: true });
  const incoming = `${file}.restoring`; // on the same disk, so that it can be renamed
  await copyFile(join(files, GRAFANA_FILE), incoming);
  await chmod(incoming, 0o640);
  const aside = `${file}.before-${stamp()}`;
  const kept = await there(file);
  if (kept) await rename(file, aside);
  for (const suffix of ["-journal", "-wal", "-shm"]) {
    if (await there(`${file}${suffix}`)) await rename(`${file}${suffix}`, `${aside}${suffix}`);
  }
  await rename(incoming, file);
  await handOver(file, options.say);
  options.say(`${file} is restored`);
  if (kept) options.say(`what was there before is kept: remove ${aside} when nobody misses it`);
}
