import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Commands, commands } from "./support/command.ts";
import { digests, type PetSwipe, query, startPetSwipe } from "./support/postgres.ts";
import { damage, restic } from "./support/repository.ts";

const addUser = (url: string, name: string) =>
  query(
    url,
    `INSERT INTO users (email, password_hash, display_name, role) VALUES ('${name}@b.example', 'x', 'A', 'adopter')`,
  );

const databases = async (adminUrl: string) =>
  (await query<{ datname: string }>(adminUrl, "SELECT datname FROM pg_database ORDER BY 1")).map(
    ({ datname }) => datname,
  );

let petswipe: PetSwipe;
let cli: Commands;
beforeAll(async () => {
  petswipe = await startPetSwipe({ demo: false });
});
afterAll(() => petswipe.stop());

let before: Record<string, string>;
beforeEach(async () => {
  cli = await commands({ DATABASE_URL: petswipe.url });
  for (const name of (await databases(petswipe.adminUrl)).filter((each) => each.includes("_before_")))
    await query(petswipe.adminUrl, `DROP DATABASE ${name}`);
  before = await digests(petswipe.url);
  return () => cli.remove();
});

const restore = (...args: string[]) => cli.restore(["--source", "postgres", ...args]);

describe("a restore of PostgreSQL", () => {
  it("refuses to lose newer rows, lists them, and keeps them when forced", async () => {
    await cli.backup();
    await addUser(petswipe.url, "late");
    const newer = await digests(petswipe.url);
    const refused = await restore();
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toMatch(
      /^petswipe has rows that the backup of .* UTC lacks:\n {2}public.users: 1 row newer than the backup, the newest at 20\d\d-.* UTC\nUse --force/,
    );
    expect(refused.stderr).toMatch(/Nothing was changed\.$/);
    expect(await digests(petswipe.url)).toEqual(newer);

    const forced = await restore("--force");
    expect(forced).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("public.users: 1 row newer") });
    expect(await digests(petswipe.url)).toEqual(before);
    const [replaced = ""] = (await databases(petswipe.adminUrl)).filter((name) => name.startsWith("petswipe_before_"));
    expect(forced.stdout).toContain(`DROP DATABASE "${replaced}"`);
    expect(await digests(petswipe.url.replace("/petswipe", `/${replaced}`))).toEqual(newer);
  });

  it("refuses to lose rows whatever their timestamps", async () => {
    await cli.backup();
    await query(
      petswipe.url,
      `INSERT INTO users (email, password_hash, display_name, role, created_at)
       VALUES ('import@b.example', 'x', 'A', 'adopter', '2020-01-01'), ('import2@b.example', 'x', 'A', 'adopter', '2020-01-01')`,
    );
    expect((await restore()).stderr).toContain("  public.users: 2 rows more than in the backup\n");
    await query(petswipe.url, "DELETE FROM users WHERE email LIKE 'import%'");
    expect((await restore()).exitCode).toBe(0);
  });

  it("is consistent despite concurrent writes", async () => {
    let done = false;
    const backup = cli.backup().finally(() => {
      done = true;
    });
    let written = 0;
    for (; !done; written++) await addUser(petswipe.url, `busy${written}`);
    expect((await backup).exitCode).toBe(0);
    expect(await restore("--force")).toMatchObject({ exitCode: 0, stderr: "" });
    const restored = await query<{ n: number }>(
      petswipe.url,
      "SELECT count(*)::int AS n FROM users WHERE email LIKE 'busy%'",
    );
    expect(restored[0]?.n).toBeGreaterThan(0);
    expect(restored[0]?.n).toBeLessThan(written);
    await query(petswipe.url, "DELETE FROM users WHERE email LIKE 'busy%'");
  });

  it("refuses while clients are connected, and lists them", async () => {
    await cli.backup();
    const backend = new pg.Client({ connectionString: petswipe.url, application_name: "petswipe-backend" });
    await backend.connect();
    const refused = await restore("--force");
    await backend.end();
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain(
      "petswipe is in use:\n  petswipe-backend as postgres from 127.0.0.1\nStop the writers first: docker compose stop backend",
    );
    expect(await databases(petswipe.adminUrl)).not.toContain("petswipe_restoring");
  });

  it("detects a damaged repository, and changes nothing", async () => {
    await addUser(petswipe.url, "kept");
    before = await digests(petswipe.url);
    await cli.backup();
    await damage(cli);
    const failed = await restore();
    expect(failed.exitCode).toBe(2);
    expect(failed.stderr).toMatch(/^Restore failed: restic restore of .*repository failed: /);
    expect(await digests(petswipe.url)).toEqual(before);
    expect(await databases(petswipe.adminUrl)).toEqual(["petswipe", "postgres", "template0", "template1"]);
    const next = await cli.backup();
    expect(next.exitCode).toBe(1);
    expect(next.stdout).toMatch(
      /; FAILED: restic check of .*repository failed: pack \w+: unexpected file size: .*contains errors$/,
    );
  });

  it("detects missing rows, and changes nothing", async () => {
    await cli.backup();
    const [snapshot] = JSON.parse((await restic(cli, ["snapshots", "--json"])).stdout) as [{ id: string }];
    const files = join(cli.folder, "files");
    await restic(cli, ["restore", snapshot.id, `--target=${files}`]);
    const manifest = await readFile(join(files, "manifest.json"), "utf8");
    await writeFile(join(files, "manifest.json"), manifest.replace(/("public.users",\s+"rows": )\d+/, "$1999"));
    await restic(cli, ["backup", "--tag=postgres", "."], { cwd: files });
    const failed = await restore();
    expect(failed.exitCode).toBe(2);
    expect(failed.stderr).toContain("row counts differ from the backup: public.users: 999, public.users: ");
    expect(await digests(petswipe.url)).toEqual(before);
    expect(await databases(petswipe.adminUrl)).toEqual(["petswipe", "postgres", "template0", "template1"]);
  });

  it("recreates missing roles with passwords and memberships, and changes no others", async () => {
    await query(
      petswipe.adminUrl,
      `CREATE ROLE "shelter desk" LOGIN PASSWORD 'first'; GRANT petswipe_app TO "shelter desk"`,
    );
    await query(petswipe.adminUrl, "CREATE ROLE stays LOGIN PASSWORD 'first'");
    await cli.backup();
    await query(petswipe.adminUrl, `DROP ROLE "shelter desk"; ALTER ROLE stays PASSWORD 'second'`);
    await query(petswipe.adminUrl, "DROP DATABASE petswipe");
    expect((await restore()).stdout).toContain("created missing roles: shelter desk\n");
    const as = (user: string, password: string) => {
      const url = new URL(petswipe.url);
      Object.assign(url, { username: encodeURIComponent(user), password });
      return query<{ n: number }>(url.href, "SELECT count(*)::int AS n FROM users");
    };
    expect(await as("shelter desk", "first")).toHaveLength(1);
    await expect(as("stays", "second")).rejects.toThrow("permission denied for table users");
    await query(petswipe.adminUrl, `DROP ROLE "shelter desk", stays`);
  });

  it("restores the properties of the database itself", async () => {
    const change = (sql: string) => query(petswipe.adminUrl, sql);
    await change("CREATE ROLE guest");
    await change('ALTER DATABASE petswipe SET search_path = kpi, "my schema", public');
    await change("ALTER ROLE guest IN DATABASE petswipe SET work_mem = '3MB'");
    await change(
      "REVOKE ALL ON DATABASE petswipe FROM PUBLIC; GRANT CONNECT ON DATABASE petswipe TO guest WITH GRANT OPTION",
    );
    const properties = () =>
      query(
        petswipe.adminUrl,
        `SELECT datacl::text, encoding, datlocprovider, datcollate, datctype, datlocale,
           (SELECT array_agg(setrole::regrole || ' ' || setconfig::text ORDER BY 1) FROM pg_db_role_setting WHERE setdatabase = d.oid) AS settings
         FROM pg_database d WHERE datname = 'petswipe'`,
      );
    const expected = await properties();
    await cli.backup();
    await change("DROP DATABASE petswipe");
    expect((await restore()).exitCode).toBe(0);
    expect(await properties()).toEqual(expected);
    expect(JSON.stringify(expected)).toContain("work_mem=3MB");
    await change("ALTER DATABASE petswipe RESET ALL; REVOKE ALL ON DATABASE petswipe FROM guest");
    await change(
      "ALTER ROLE guest IN DATABASE petswipe RESET ALL; GRANT CONNECT, TEMPORARY ON DATABASE petswipe TO PUBLIC; DROP ROLE guest",
    );
  });
});
