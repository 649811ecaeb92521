export const CACHE_TYPES = ["deck", "pet"] as const;
export type CacheType = (typeof CACHE_TYPES)[number];

export const petKey = (id: string) => `cache:pet:${id}`;

/** The braces keep a user's keys on one node of a Redis cluster. */
export const deckKey = (userId: string) => `cache:deck:{${userId}}`;
export const swipedKey = (userId: string) => `cache:deck:{${userId}}:swiped`;

export const keysOf = (type: CacheType) => `cache:${type}:*`;
