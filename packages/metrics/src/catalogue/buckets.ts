/** Seconds. Dense around the thresholds: 0.5 s and 1 s are SLO thresholds, 2 s is an alert's. */
export const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 5, 10] as const;

/** Seconds, for work inside a process or one round trip to a database. */
export const QUERY_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] as const;

/** Bytes: 128 B to 8 MiB, by a factor of four. */
export const BODY_BYTES = [128, 512, 2_048, 8_192, 32_768, 131_072, 524_288, 2_097_152, 8_388_608] as const;
