import type { SliWindow } from "./rules/slis.ts";

/** Windows whose pace is taken to go on. */
export const PACES = ["1h", "6h"] as const satisfies readonly SliWindow[];
export type PaceWindow = (typeof PACES)[number];
