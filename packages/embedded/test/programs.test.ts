import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openApt } from "../src/debian/apt.ts";
import { environmentOf } from "../src/debian/libraries.ts";
import { program, programNames } from "../src/debian/program.ts";
import { isUnpacked, unpack } from "../src/debian/unpack.ts";
import { postgresBinaries } from "../src/postgres/binaries.ts";

const small = {
  name: "small",
  suites: ["testing", "own"],
  dependencies: false,
  packages: ["prometheus-redis-exporter"],
} as const;

describe("programs", () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), "debian "));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it.each(programNames)("%s runs", async (name) => {
    const { command, env } = await program(name);
    const { stdout, stderr } = await execa(command, [name === "restic" ? "version" : "--version"], { env });
    expect(stdout + stderr).toMatch(/\d+\.\d+/);
  });

  it("of PostgreSQL have the server's major version, regardless of the machine's, and find each other", async () => {
    const { stdout: server } = await execa((await postgresBinaries()).postgres, ["--version"]);
    const { command } = await program("pg_dumpall", { path: "" });
    const major = (text: string) => /\(PostgreSQL\) (\d+)/.exec(text)?.[1];
    expect(major((await execa(command, ["--version"])).stdout)).toBe(major(server));
    const unreachable = execa(command, ["--host=127.0.0.1", "--port=1"]);
    await expect(unreachable).rejects.toThrow(/Connection refused/); // a missing pg_dump would be reported first
  });

  it("on PATH are skipped unless accepted", async () => {
    for (const folder of ["old", "new"]) {
      await mkdir(join(dir, folder));
      await writeFile(join(dir, folder, "pg_dump"), "#!/bin/sh\n", { mode: 0o755 });
    }
    const path = `${join(dir, "old")}:${join(dir, "new")}`;
    const found = await program("pg_dump", { path, accepts: async (command) => command.includes("new") });
    expect(found).toEqual({ command: join(dir, "new", "pg_dump"), env: {} });
  });

  it("are taken from PATH first", async () => {
    const own = join(dir, "redis-server");
    await writeFile(own, "#!/bin/sh\n");
    await chmod(own, 0o755);
    expect(await program("redis", { path: dir })).toEqual({ command: own, env: {} });
  });

  it("that are not available say what to install", async () => {
    await writeFile(join(dir, "file"), "");
    const impossible = program("amtool", { path: "", cacheDir: join(dir, "file") });
    await expect(impossible).rejects.toThrow(
      /amtool is not available: put amtool on PATH \(Debian packages: prometheus /,
    );
  });
});

describe("unpacking", () => {
  let cacheDir: string;
  beforeEach(async () => {
    cacheDir = await mkdtemp(join(tmpdir(), "cache "));
  });
  afterEach(() => rm(cacheDir, { recursive: true }));

  it("works below a path with spaces", async () => {
    const set = { ...small, proof: ["usr/bin/prometheus-redis-exporter"] };
    const root = await unpack(set, { cacheDir });
    expect(await isUnpacked(cacheDir, set)).toBe(true);
    const { stdout, stderr } = await execa(join(root, "usr/bin/prometheus-redis-exporter"), ["--version"]);
    expect(stdout + stderr).toMatch(/redis/i);
  });

  it("leaves no folder when a program does not run, and names every suite it tried", async () => {
    const set = { ...small, suites: ["own"] as const, proof: ["usr/bin/no-such-program"] };
    await expect(unpack(set, { cacheDir })).rejects.toThrow(
      /could not unpack .*\nthe machine's suite: .*no-such-program/s,
    );
    expect(await isUnpacked(cacheDir, set)).toBe(false);
  });

  it("is aborted by its signal", async () => {
    const stop = new AbortController();
    const unpacking = unpack({ ...small, proof: [] }, { cacheDir, signal: stop.signal });
    stop.abort(new Error("canceled by the user"));
    await expect(unpacking).rejects.toThrow("canceled by the user");
  });

  it("refuses a machine without sources", async () => {
    await expect(openApt(cacheDir, [])).rejects.toThrow(/no sources/);
  });

  it("finds libraries and fonts below the folder", async () => {
    const libraries = join(cacheDir, "usr/lib/x86_64-linux-gnu");
    await mkdir(join(libraries, "nss"), { recursive: true });
    await mkdir(join(cacheDir, "usr/share/fonts/a"), { recursive: true });
    await writeFile(join(libraries, "libone.so.1"), "");
    await writeFile(join(libraries, "nss", "libtwo.so"), "");
    expect(await environmentOf(cacheDir)).toEqual({
      LD_LIBRARY_PATH: `${libraries}:${join(libraries, "nss")}`,
      FONTCONFIG_FILE: join(cacheDir, "fonts.conf"),
    });
    expect(await readdir(cacheDir)).toEqual(["usr"]);
  });
});
