import { mkdir } from "node:fs/promises";
import { connect } from "node:net";
import { join, resolve } from "node:path";
import getPort from "get-port";
import { type Program, program } from "../debian/program.ts";
import { logTail } from "../process/log-tail.ts";
import { type Service, spawnService } from "../process/service.ts";
import type { Log } from "../progress.ts";
import { retryWhen } from "../retry.ts";
import { waitFor } from "../wait-for.ts";

export interface RedisOptions {
  /** Its working directory, by default with `redis.log`. */
  readonly dir: string;
  /** TCP port on 127.0.0.1; by default any free one. */
  readonly port?: number;
  /** Additional command-line arguments, such as `["--maxmemory", "64mb"]`. */
  readonly args?: readonly string[];
  readonly logFile?: string;
  /** The folder of the pid file for `reapStale`; by default `<dir>/run`. */
  readonly runDir?: string;
  readonly log?: Log;
  /** Aborts the start. */
  readonly signal?: AbortSignal;
}

/** A running Redis (or Valkey) server. */
export interface RedisServer extends Service {
  readonly url: string;
  readonly port: number;
}

/** Whether the server on a port is the process `pid`, and not another one. */
async function serves(port: number, pid: number): Promise<boolean> {
  const socket = connect({ host: "127.0.0.1", port });
  socket.setTimeout(1000, () => socket.destroy(new Error("no response within 1 s")));
  try {
    socket.write("INFO server\r\n");
    for await (const answer of socket) return String(answer).includes(`process_id:${pid}\r\n`);
    return false;
  } finally {
    socket.destroy();
  }
}

async function launch({ command, env }: Program, dir: string, options: RedisOptions): Promise<RedisServer> {
  const port = options.port ?? (await getPort({ host: "127.0.0.1" }));
  const logFile = options.logFile ?? join(dir, "redis.log");
  const persistence = ["--save", "", "--appendonly", "no"];
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--dir", dir, ...persistence, ...(options.args ?? [])];
  const runDir = options.runDir ?? join(dir, "run");
  const service = await spawnService({ name: "redis", command, args, env, logFile, runDir });
  const ended = new AbortController();
  service.exited.then(() => ended.abort(new Error("it exited during startup")));
  try {
    await waitFor(() => serves(port, service.pid), { what: "Redis", signal: ended.signal });
    return { ...service, port, url: `redis://127.0.0.1:${port}` };
  } catch (cause) {
    await service.stop();
    const log = `Its log (${logFile}) ends with:\n${await logTail(logFile)}`;
    throw new Error(`Redis could not start: ${(cause as Error).message}. ${log}`, { cause });
  }
}

/**
 * Starts Redis on 127.0.0.1 without persistence: from PATH, else from Debian packages.
 * Throws if no server is available, or with the tail of its log if it does not start.
 */
export async function startRedis(options: RedisOptions): Promise<RedisServer> {
  const redis = await program("redis", { log: options.log, signal: options.signal });
  const dir = resolve(options.dir);
  await mkdir(dir, { recursive: true });
  const start = () => launch(redis, dir, options);
  const server = options.port === undefined ? await retryWhen(/address already in use/i, start) : await start();
  options.log?.(`Redis is running on port ${server.port}`);
  return server;
}
