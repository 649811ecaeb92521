import type { ClientBase } from "pg";

const SUBJECT = /^(?:(?:CREATE|ALTER) ROLE|GRANT .+? TO) ("(?:[^"]|"")+"|[^\s;]+)/;

const unquoted = (name: string): string => (name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name);

/**
 * The statements of a pg_dumpall script about roles that do not exist. Existing roles keep their passwords and rights. The
 * grantor of a membership is dropped: it becomes the user that restores.
 */
export function missingRoles(script: string, existing: ReadonlySet<string>): string[] {
  return script.split("\n").flatMap((line) => {
    const name = SUBJECT.exec(line)?.[1];
    return name === undefined || existing.has(unquoted(name)) ? [] : [line.replace(/ GRANTED BY [^;]+;$/, ";")];
  });
}

/** Creates the roles of a script that the server lacks, and returns their names. */
export async function createMissingRoles(client: ClientBase, script: string): Promise<string[]> {
  const roles = async () =>
    new Set(
      (await client.query<{ rolname: string }>("SELECT rolname FROM pg_roles")).rows.map(({ rolname }) => rolname),
    );
  const before = await roles();
  await client.query("BEGIN");
  try {
    for (const statement of missingRoles(script, before)) await client.query(statement);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
  return [...(await roles())].filter((name) => !before.has(name));
}
