import { setTimeout as delay } from "node:timers/promises";
import { type Log, logTail } from "@petswipe/embedded";
import { howEnded, type RunningService, type ServiceSpec, type Stage, stages } from "./service.ts";

export type State = "starting" | "running" | "restarting" | "failed" | "missing";

/** A supervised service in the summary and the state file. */
export interface ServiceStatus {
  readonly name: string;
  readonly stage: Stage;
  readonly url: string;
  readonly logFile: string;
  readonly state: State;
  readonly pid?: number;
  /** When it became ready, ISO 8601. */
  readonly since?: string;
}

export interface SupervisorOptions {
  readonly log: Log;
  /** Called after each change of a service's state. */
  readonly onChange?: () => void;
  /** Milliseconds before each restart; after the last one the service has failed. */
  readonly restartDelaysMs?: readonly number[];
}

interface Entry {
  readonly spec: ServiceSpec;
  state: State;
  running?: RunningService;
  since?: string;
  restarts: number;
  /** The pending start or restart. */
  work: Promise<void>;
}

const RESTART_DELAYS_MS = [500, 2000, 5000, 10_000, 30_000];
const STEADY_MS = 60_000; // resets the count of restarts

/** Starts services, restarts those that crash, and stops them all. */
export class Supervisor {
  readonly #options: Required<SupervisorOptions>;
  readonly #entries: Entry[] = [];
  readonly #stopping = new AbortController();

  constructor(options: SupervisorOptions) {
    this.#options = { onChange: () => {}, restartDelaysMs: RESTART_DELAYS_MS, ...options };
  }

  /** All services in the order in which they were started. */
  statuses(): ServiceStatus[] {
    return this.#entries.map(({ spec: { name, stage, url, logFile }, state, running, since }) => ({
      ...{ name, stage, url, logFile, state },
      ...(state === "running" && running && since && { pid: running.pid, since }),
    }));
  }

  /** Starts a service and resolves when it is ready. Throws the reason otherwise, with the end of its log. */
  async start(spec: ServiceSpec): Promise<void> {
    const entry: Entry = { spec, state: "starting", restarts: 0, work: Promise.resolve() };
    this.#entries.push(entry);
    const started = this.#launch(entry);
    entry.work = started.catch(() => {}); // reported by the caller, which awaits `started`
    await started;
  }

  /** Starts a service that the others do not need. Logs and returns false when it cannot start. */
  async startOptional(spec: ServiceSpec): Promise<boolean> {
    try {
      await this.start(spec);
      return true;
    } catch (error) {
      if (this.#stopping.signal.aborted) return false;
      this.#change(this.#entryOf(spec), "missing");
      this.#options.log(`continuing without ${spec.name}: ${(error as Error).message}`);
      return false;
    }
  }

  /** Stops all services, later stages first, including those that are still starting. */
  async stopAll(): Promise<void> {
    this.#stopping.abort(new Error("all services are being stopped"));
    await Promise.all(this.#entries.map((entry) => entry.work));
    for (const stage of stages.toReversed()) {
      const entries = this.#entries.filter(({ spec }) => spec.stage === stage);
      await Promise.all(entries.map((entry) => entry.running?.stop()));
    }
  }

  #entryOf(spec: ServiceSpec): Entry {
    return this.#entries.find((entry) => entry.spec === spec) as Entry;
  }

  #change(entry: Entry, state: State): void {
    entry.state = state;
    this.#options.onChange();
  }

  async #launch(entry: Entry): Promise<void> {
    const { spec } = entry;
    const started = performance.now();
    try {
      this.#stopping.signal.throwIfAborted();
      entry.running = await spec.start(this.#stopping.signal);
    } catch (cause) {
      this.#change(entry, "failed");
      if (this.#stopping.signal.aborted) throw cause;
      const tail = await logTail(spec.logFile);
      const logEnd = tail ? `\nIts log (${spec.logFile}) ends with:\n${tail}` : "";
      throw new Error(`${spec.name} could not start: ${(cause as Error).message}${logEnd}`, { cause });
    }
    entry.since = new Date().toISOString();
    this.#change(entry, "running");
    this.#options.log(`${spec.name} is ready after ${((performance.now() - started) / 1000).toFixed(1)} s`);
    const ready = performance.now();
    entry.running.exited.then((exit) => {
      if (performance.now() - ready > STEADY_MS) entry.restarts = 0;
      if (!this.#stopping.signal.aborted) entry.work = this.#restart(entry, howEnded(exit));
    });
  }

  async #restart(entry: Entry, end: string): Promise<void> {
    const { name, logFile } = entry.spec;
    const delayMs = this.#options.restartDelaysMs[entry.restarts];
    const next = delayMs === undefined ? "not restarted again" : `restarting in ${delayMs / 1000} s`;
    this.#change(entry, delayMs === undefined ? "failed" : "restarting");
    this.#options.log(`${name} ${end}; ${next}. Its log (${logFile}) ends with:\n${await logTail(logFile)}`);
    if (delayMs === undefined) return;
    entry.restarts += 1;
    const signal = this.#stopping.signal;
    await delay(delayMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    await this.#launch(entry).catch((error: Error) => {
      if (signal.aborted) return;
      return this.#restart(entry, `did not start again (${error.message.split("\n")[0]})`);
    });
  }
}
