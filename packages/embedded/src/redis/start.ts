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
  /** Its working directory; `redis.log` lies in it by default. */
  readonly dir: string;
  /** TCP port on 127.0.0.1; by default any free one. */
  readonly port?: number;
  /** Command-line arguments after ours, such as `["--maxmemory", "64mb"]`. */
  readonly args?: readonly string[];
  readonly logFile?: string;
  /** Where the pid file for `reapStale` goes; by default `<dir>/run`. */
  readonly runDir?: string;
  readonly log?: Log;
  /** Cuts the start short. */
  readonly signal?: AbortSignal;
}

/** A running Redis (or Valkey) server. */
export interface RedisServer extends Service {
  readonly url: string;
  readonly port: number;
}

/** Whether the server that answers on a port is the process `pid`, not somebody else's. */
async function serves(port: number, pid: number): Promise<boolean> {
  const socket = connect({ host: "127.0.0.1", port });
  socket.setTimeout(1000, () => socket.destroy(new Error("no answer within 1 s")));
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
  service.exited.then(() => ended.abort(new Error("it ended while it started")));
  try {
    await waitFor(() => serves(port, service.pid), { what: "Redis", signal: ended.signal });
    return { ...service, port, url: `redis://127.0.0.1:${port}` };
  } catch (cause) {
    await service.stop();
    const said = `Its log (${logFile}) says:\n${await logTail(logFile)}`;
    throw new Error(`Redis could not start: ${(cause as Error).message}. ${said}`, { cause });
  }
}

/**
 * Starts Redis on 127.0.0.1 without persistence: from PATH, else from Debian's packages.
 * Throws when no server can be had, or with the tail of its log when it does not start.
 */
export async function startRedis(options: RedisOptions): Promise<RedisServer> {
  const redis = await program("redis", { log: options.log, signal: options.signal });
  const dir = resolve(options.dir);
  await mkdir(dir, { recursive: true });
  const start = () => launch(redis, dir, options);
  const server = options.port === undefined ? await retryWhen(/address already in use/i, start) : await start();
  options.log?.(`Redis runs on port ${server.port}`);
  return server;
}
