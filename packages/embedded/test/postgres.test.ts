import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PostgresServer, startPostgres } from "../src/postgres/start.ts";
import { identify } from "../src/process/identity.ts";

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows.flat();
  } finally {
    await client.end();
  }
}

describe("startPostgres", () => {
  let dir: string;
  let server: PostgresServer;
  const settings = { fsync: "off" };

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "embedded postgres "));
    server = await startPostgres({ dataDir: join(dir, "a cluster"), settings });
  });
  afterAll(async () => {
    await server.stop();
    await rm(dir, { recursive: true });
  });

  it("serves a UTF-8 cluster in UTC with pg_stat_statements, from a path with spaces", async () => {
    const sql = `select current_setting('server_encoding'), current_setting('timezone'), current_setting('listen_addresses'),
      current_setting('shared_preload_libraries'), current_setting('fsync'), current_setting('unix_socket_directories')`;
    expect(await query(server.url, sql)).toEqual(["UTF8", "UTC", "127.0.0.1", "pg_stat_statements", "off", ""]);
  });

  it("stores a random superuser password in a file that only its owner can read", async () => {
    const file = join(dir, "a cluster.password");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(new URL(server.url).password).toBe(await readFile(file, "utf8"));
  });

  it("rejects a wrong password", async () => {
    const wrong = server.url.replace(/:[^:@]+@/, ":wrong@");
    await expect(query(wrong, "select 1")).rejects.toThrow(/password authentication failed/);
  });

  it("adopts the running server of the same data directory", async () => {
    const adopted = await startPostgres({ dataDir: join(dir, "a cluster") });
    expect(adopted).toMatchObject({ adopted: true, pid: server.pid, port: server.port, url: server.url });
  });

  it("keeps rows when the server is killed", async () => {
    await query(server.url, "create table kept (id int)");
    await query(server.url, "insert into kept values (7)");
    server.kill("SIGKILL");
    await server.exited;
    server = await startPostgres({ dataDir: join(dir, "a cluster"), settings });
    expect(await query(server.url, "select id from kept")).toEqual([7]);
  });

  it("reports the server's own error when it does not start", async () => {
    const start = startPostgres({ dataDir: join(dir, "other"), settings: { fsync: "perhaps" } });
    await expect(start).rejects.toThrow(/could not start.*\n.*parameter "fsync" requires a Boolean value/s);
  });

  it("has exited after stop", async () => {
    const own = await startPostgres({ dataDir: join(dir, "third"), settings });
    await own.stop();
    expect(await identify(own.pid)).toBeUndefined();
  });
});
