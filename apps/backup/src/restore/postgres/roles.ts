import type { ClientBase } from "pg";

const SUBJECT = /^(?:(?:CREATE|ALTER) ROLE|GRANT .+? TO) ("(?:[^"]|"")+"|[^\s;]+)/;

const unquoted = (name: string): string => (name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name);

/**
 * Of a script of pg_dumpall the statements about roles that do not exist: those that do keep their passwords and rights. Who
 * granted a membership is left out: that is whoever restores.
 */
export function missingRoles(script: string, existing: ReadonlySet<string>): string[] {
  return script.split("\n").flatMap((line) => {
    const name = SUBJECT.exec(line)?.[1];
    return name === undefined || existing.has(unquoted(name)) ? [] : [line.replace(/ GRANTED BY [^;]+;$/, ";")];
  });
}

/** Makes the roles of a script that the server lacks, and tells their names. */
export async function addMissingRoles(client: ClientBase, script: string): Promise<string[]> {
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
