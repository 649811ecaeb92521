import type { Pet } from "@petswipe/contract";
import type { cacheMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { Redis } from "ioredis";
import type { Cache } from "../cache/cache.ts";
import { petKey } from "../cache/keys.ts";

const TTL_SECONDS = 300;

export interface Versioned {
  readonly pet: Pet;
  /** The row's version; the higher one wins. */
  readonly version: number;
}

/**
 * Stores `version:json` unless a newer version is cached, so that a slow reader cannot overwrite a new pet with an old one.
 * Returns 1 if it replaced an older one.
 */
const PUT = `
local current = redis.call('GET', KEYS[1])
local version = current and tonumber(string.match(current, '^(%d+):'))
if version and version > tonumber(ARGV[1]) then return 0 end
redis.call('SET', KEYS[1], ARGV[1] .. ':' .. ARGV[2], 'EX', ARGV[3])
return (version and version < tonumber(ARGV[1])) and 1 or 0`;

const cache_type = "pet";

export function petCache(cache: Cache, metrics: Instruments<typeof cacheMetrics>) {
  function countReplaced(replaced: readonly number[] = []): void {
    const count = replaced.reduce((sum, one) => sum + one, 0);
    if (count > 0) metrics.cache_evictions_total.inc({ cache_type }, count);
  }

  return {
    /** The cached pets, by id. */
    async get(ids: readonly string[]): Promise<Map<string, Pet>> {
      if (ids.length === 0) return new Map();
      const values = (await cache.attempt((redis) => redis.mget(ids.map(petKey)))) ?? [];
      const pets = values.flatMap((value) => (value === null ? [] : [parse(value)]));
      if (pets.length > 0) metrics.cache_hits_total.inc({ cache_type }, pets.length);
      if (pets.length < ids.length) metrics.cache_misses_total.inc({ cache_type }, ids.length - pets.length);
      return new Map(pets.map((pet) => [pet.id, pet]));
    },

    /** Caches pets that were read. */
    async put(pets: readonly Versioned[]): Promise<void> {
      countReplaced(await cache.attempt((redis) => putAll(redis, pets)));
    },

    /** Replaces pets that have changed. */
    async replace(pets: readonly Versioned[]): Promise<void> {
      const keys = pets.map(({ pet }) => petKey(pet.id));
      countReplaced(await cache.invalidate({ cache_type, keys }, (redis) => putAll(redis, pets)));
    },
  };
}

export type PetCache = ReturnType<typeof petCache>;

const putAll = (redis: Redis, pets: readonly Versioned[]): Promise<number[]> =>
  Promise.all(pets.map((pet) => putOne(redis, pet)));

const putOne = (redis: Redis, { pet, version }: Versioned): Promise<number> =>
  redis.eval(PUT, 1, petKey(pet.id), version, JSON.stringify(pet), TTL_SECONDS) as Promise<number>;

const parse = (value: string): Pet => JSON.parse(value.slice(value.indexOf(":") + 1)) as Pet;
