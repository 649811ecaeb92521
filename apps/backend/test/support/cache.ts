import { createBreaker } from "../../src/cache/breaker.ts";
import { type Cache, createCache } from "../../src/cache/cache.ts";
import type { Backend } from "./backend.ts";

type Parts = Pick<Backend, "metrics" | "logger"> & { readonly redis: Backend["redis"] | undefined };

/** A second cache beside the backend's, like another replica's. */
export function openCache({ redis, metrics, logger }: Parts): Cache {
  return createCache({ redis, breaker: createBreaker({ redis, logger }), metrics, logger });
}
