import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { createEmptyDatabase, run } from "./support/database.ts";

const CLI = fileURLToPath(new URL("../src/migrate/cli.ts", import.meta.url));
const MIGRATIONS = fileURLToPath(new URL("../migrations", import.meta.url));

function cli(env: NodeJS.ProcessEnv): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [CLI], { env }, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

it("migrates, then does nothing, and exits with 0 both times", async () => {
  const database = await createEmptyDatabase();
  const files = (await readdir(MIGRATIONS)).sort();
  const progress = files.map((file) => `migrating: ${file}\n`).join("");
  const first = await cli({ DATABASE_URL: database.url });
  expect(first).toEqual({ code: 0, stdout: `${progress}${files.length} migrations applied.\n`, stderr: "" });
  expect(await cli({ DATABASE_URL: database.url })).toEqual({
    code: 0,
    stdout: "The schema is up to date.\n",
    stderr: "",
  });
  await database.drop();
});

it("reports what failed, and that nothing was changed, and exits with 1", async () => {
  const database = await createEmptyDatabase();
  await run(database.url, "CREATE TABLE pets (id int)");
  const { code, stderr } = await cli({ DATABASE_URL: database.url });
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: 'Migration failed, the database is unchanged: 001.do.domain.sql: relation "pets" already exists\n',
  });
  expect(await run(database.url, "SELECT relname FROM pg_stat_user_tables")).toEqual([{ relname: "pets" }]);
  await database.drop();
});

it.each([{}, { DATABASE_URL: "" }])("requires DATABASE_URL given %j, and exits with 1", async (env) => {
  expect(await cli(env)).toEqual({
    code: 1,
    stdout: "",
    stderr:
      "DATABASE_URL is not set. Example: postgres://user:password@host:5432/database. While pnpm dev runs, its database is databaseUrl in .data/dev/state.json\n",
  });
});

it("reports a refused connection without the password, and exits with 1", async () => {
  const closed = createServer();
  const port = await new Promise<number>((done) => {
    closed.listen(0, "127.0.0.1", () => done((closed.address() as { port: number }).port));
  });
  await new Promise((done) => closed.close(done));
  const { code, stderr } = await cli({ DATABASE_URL: `postgres://me:sesame@127.0.0.1:${port}/pets` });
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `Migration failed, the database is unchanged: connect ECONNREFUSED 127.0.0.1:${port}\n`,
  });
});
