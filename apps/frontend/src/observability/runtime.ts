import type { Logger } from "@petswipe/logging";
import type { Registry } from "@petswipe/metrics/instruments";
import type { Config } from "../config.ts";

/** What the process has once. */
export interface Runtime {
  readonly config: Config;
  readonly logger: Logger;
  readonly registry: Pick<Registry, "metrics" | "contentType">;
  readonly scrapePass: string;
}

/**
 * Next bundles instrumentation, pages and route handlers apart, each with module instances of its own: globalThis is the
 * one place where they meet. Nothing else is kept there.
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
  if (found === undefined) throw new Error("The frontend's runtime is missing: src/instrumentation.ts has not run");
  return found;
}
