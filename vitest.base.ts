/** Timeouts for hanging tests; generous, since CI machines are slow and shared. */
export const base = {
  include: ["test/**/*.test.ts"],
  testTimeout: 60_000,
  hookTimeout: 120_000,
};
