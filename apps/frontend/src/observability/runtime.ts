import type { Logger } from "@petswipe/logging";
import type { Registry } from "@petswipe/metrics/instruments";
import type { Config } from "../config.ts";

/** The singletons of the process. */
export interface Runtime {
  readonly config: Config;
  readonly logger: Logger;
  readonly registry: Pick<Registry, "metrics" | "contentType">;
  readonly scrapePass: string;
}

/**
 * Next bundles instrumentation, pages and route handlers separately, with their own module instances, so shared state must be
 * on globalThis. Nothing else is stored there.
 */
const KEY = Symbol.for("petswipe.frontend.runtime");
const holder = globalThis as { [KEY]?: Runtime };

export function hasRuntime(): boolean {
  return holder[KEY] !== undefined;
}

export function setRuntime(runtime: Runtime): void {
  holder[KEY] = runtime;
}

/** Throws if instrumentation has not run in this process. */
export function runtime(): Runtime {
  const found = holder[KEY];
  if (found === undefined) throw new Error("The frontend's runtime is not set: src/instrumentation.ts has not run");
  return found;
}
