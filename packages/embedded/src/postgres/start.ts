import { resolve } from "node:path";
import getPort from "get-port";
import { logTail } from "../process/log-tail.ts";
import { type ServiceExit, spawnService } from "../process/service.ts";
import { sendSignal } from "../process/signal.ts";
import { stopProcess } from "../process/stop.ts";
import { retryWhen } from "../retry.ts";
import { waitFor } from "../wait-for.ts";
import { asOrdinaryUser, postgresBinaries } from "./binaries.ts";
import { initializeCluster } from "./initialize.ts";
import { type Postmaster, readPostmaster } from "./postmaster.ts";

export interface PostgresOptions {
  /** The cluster's directory, created on first use, with `<dataDir>.password` and by default `<dataDir>.log` beside it. */
  readonly dataDir: string;
  /** TCP port on 127.0.0.1; by default any free one. */
  readonly port?: number;
  /** Additional server settings, such as `{ fsync: "off" }` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly logFile?: string;
  /** The folder of the pid file for `reapStale`; by default `<dataDir>.run`. */
  readonly runDir?: string;
  /** Receives progress lines. */
  readonly log?: (line: string) => void;
}

/** A running PostgreSQL server. */
export interface PostgresServer {
  /** For database `postgres` as superuser `postgres`. */
  readonly url: string;
  readonly port: number;
  /** The postmaster's. */
  readonly pid: number;
  readonly logFile: string;
  /** Whether it was already running, started by another process. */
  readonly adopted: boolean;
  /** Resolves when the server has exited; never for an adopted one. */
  readonly exited: Promise<ServiceExit>;
  /** Fast shutdown (ends open sessions); resolves when the server has exited. */
  stop(): Promise<void>;
  /** Sends a signal to the postmaster. */
  kill(signal: NodeJS.Signals): void;
}

const STOP_POLICY = { stopSignal: "SIGINT", stopTarget: "process", stopTimeoutMs: 30_000 } as const;

const BASE_SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
  shared_preload_libraries: "pg_stat_statements",
  log_line_prefix: "%m [%p] ",
};

async function untilReady(dataDir: string, logFile: string, exited: Promise<unknown>): Promise<Postmaster> {
  const ended = new AbortController();
  exited.then(() => ended.abort(new Error("it exited during startup")));
  const ready = async () => {
    const found = await readPostmaster(dataDir);
    return found?.ready ? found : undefined;
  };
  try {
    return await waitFor(ready, { what: "PostgreSQL", timeoutMs: 60_000, signal: ended.signal });
  } catch (cause) {
    const log = `Its log (${logFile}) ends with:\n${await logTail(logFile)}`;
    throw new Error(`PostgreSQL could not start: ${(cause as Error).message}. ${log}`, { cause });
  }
}

type Parts = Omit<PostgresServer, "url" | "kill"> & { readonly password: string };

function server({ password, port, pid, logFile, adopted, exited, stop }: Parts): PostgresServer {
  const kill = (signal: NodeJS.Signals) => sendSignal(pid, signal);
  const url = `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
  return { url, port, pid, logFile, adopted, exited, stop, kill };
}

type Cluster = { readonly dataDir: string; readonly logFile: string; readonly password: string };

async function launch(postgres: string, cluster: Cluster, options: PostgresOptions): Promise<PostgresServer> {
  const { dataDir, logFile, password } = cluster;
  const port = options.port ?? (await getPort({ host: "127.0.0.1" }));
  const settings = Object.entries({ ...BASE_SETTINGS, ...options.settings, port: String(port) });
  const args = ["-D", dataDir, ...settings.flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const runDir = options.runDir ?? `${dataDir}.run`;
  const service = await spawnService({
    name: "postgres",
    ...asOrdinaryUser(postgres, args),
    logFile,
    runDir,
    ...STOP_POLICY,
  });
  try {
    await untilReady(dataDir, logFile, service.exited);
    return server({ password, port, ...service, adopted: false });
  } catch (error) {
    await service.stop();
    throw error;
  }
}

async function adopt(found: Postmaster, { dataDir, logFile, password }: Cluster): Promise<PostgresServer> {
  const never = new Promise<never>(() => {});
  await untilReady(dataDir, logFile, never);
  const stop = () => stopProcess(found.identity, STOP_POLICY);
  return server({ password, port: found.port, pid: found.identity.pid, logFile, adopted: true, exited: never, stop });
}

/**
 * Starts PostgreSQL on 127.0.0.1, also as root, or adopts the running server of the same data directory.
 * Throws with the tail of the server's log if it does not start.
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const dataDir = resolve(options.dataDir);
  const { initdb, postgres } = await postgresBinaries();
  const password = await initializeCluster(initdb, dataDir);
  const cluster = { dataDir, logFile: options.logFile ?? `${dataDir}.log`, password };
  const live = await readPostmaster(dataDir);
  // After a kill, shared memory stays in use until the last session's process has exited.
  const isTransient =
    options.port === undefined ? /address already in use|memory block .* still in use/i : /still in use/;
  const started = live
    ? await adopt(live, cluster)
    : await retryWhen(isTransient, () => launch(postgres, cluster, options));
  options.log?.(`PostgreSQL ${live ? "was already running" : "is running"} on port ${started.port}`);
  return started;
}
