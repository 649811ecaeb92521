import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identify } from "../src/process/identity.ts";
import { startRedis } from "../src/redis/start.ts";

describe("startRedis", () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "embedded redis "));
  });
  afterAll(() => rm(dir, { recursive: true }));

  it("serves on loopback without persistence, with the caller's arguments, and exits on stop", async () => {
    const server = await startRedis({ dir: join(dir, "first"), args: ["--maxmemory", "8mb"] });
    const client = new Redis(server.url);
    try {
      const settings = ["bind", "save", "appendonly", "maxmemory", "dir"];
      const values = await Promise.all(settings.map((name) => client.config("GET", name)));
      expect(values.map((pair) => (pair as string[])[1])).toEqual([
        "127.0.0.1",
        "",
        "no",
        String(8 * 1024 * 1024),
        join(dir, "first"),
      ]);
    } finally {
      client.disconnect();
      await server.stop();
    }
    expect(await identify(server.pid)).toBeUndefined();
  });

  it("reports the server's own error when it does not start", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as AddressInfo;
    try {
      const start = startRedis({ dir: join(dir, "second"), port });
      await expect(start).rejects.toThrow(/Redis could not start.*\n.*address already in use/is);
    } finally {
      taken.close();
    }
  });
});
