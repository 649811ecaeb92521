import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase } from "@petswipe/database/testing";
import { startRedis, waitFor } from "@petswipe/embedded";
import getPort from "get-port";

const BACKEND = join(import.meta.dirname, "../../../backend");

export interface RunningBackend {
  readonly url: string;
  stop(): Promise<void>;
}

/** The real backend as a separate process, with its own PostgreSQL database and Redis. */
export async function startBackend(): Promise<RunningBackend> {
  const directory = await mkdtemp(join(tmpdir(), "petswipe-frontend-"));
  const [database, redis, port] = await Promise.all([
    createTestDatabase(),
    startRedis({ dir: join(directory, "redis") }),
    getPort(),
  ]);
  const child = spawn(process.execPath, ["src/server.ts"], {
    cwd: BACKEND,
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      PATH: process.env["PATH"],
      NODE_ENV: "test",
      LOG_LEVEL: "error",
      PORT: String(port),
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      JWT_SECRET: "a secret that is only used in these tests",
      PHOTO_DIR: join(directory, "photos"),
      AUTH_RATE_LIMIT_MAX: "1000",
    },
  });
  const exited = once(child, "exit");
  const url = `http://127.0.0.1:${port}`;
  const exit = new AbortController();
  child.once("exit", (code) => exit.abort(new Error(`the backend exited with code ${code}`)));
  await waitFor(`${url}/health/ready`, { what: "the backend", signal: exit.signal });
  return {
    url,
    async stop() {
      child.kill("SIGTERM");
      await exited;
      await redis.stop();
      await database.drop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
