import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { identify } from "../src/process/identity.ts";
import { tryLock } from "../src/process/lock.ts";

describe("tryLock", () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), "lock "));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it("gives the lock to one of many callers, and again after its release", async () => {
    const path = join(dir, "lock");
    const attempts = await Promise.all(Array.from({ length: 8 }, () => tryLock(path)));
    const taken = attempts.filter((attempt) => attempt.taken);
    expect(taken).toHaveLength(1);
    expect(attempts.find((attempt) => !attempt.taken)).toMatchObject({ holder: { pid: process.pid } });
    await taken[0]?.release();
    expect(await tryLock(path)).toMatchObject({ taken: true });
  });

  it("takes the lock of a killed process, and leaves no other files", async () => {
    const holder = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    await once(holder, "spawn");
    await writeFile(join(dir, "lock"), JSON.stringify(await identify(holder.pid as number)));
    expect(await tryLock(join(dir, "lock"))).toMatchObject({ taken: false, holder: { pid: holder.pid } });
    holder.kill("SIGKILL");
    await once(holder, "exit");
    expect(await tryLock(join(dir, "lock"))).toMatchObject({ taken: true });
    expect(await readdir(dir)).toEqual(["lock"]);
  });
});
