import type { TestUser } from "../users.ts";
import type { QuietBackend } from "./quiet-backend.ts";

/** What the rows of a suite share: a backend that does nothing by itself, and its users. */
export interface World {
  readonly backend: QuietBackend;
  /** Where the backend listens. */
  readonly origin: string;
  readonly shelter: TestUser;
  readonly adopter: TestUser;
}

export interface Action {
  /** What is measured. */
  act(): Promise<unknown>;
  /** Undoes what `act` left open. Called after the values have been read. */
  release?(): Promise<unknown>;
}

/** One way in which series move. The metrics named in `moves` are compared whole: no other of their series may move. */
export interface LabelRow {
  readonly what: string;
  /** Prepares everything that may not be measured. */
  readonly arrange: (world: World) => Promise<Action>;
  /** By series: what is added to a counter or a histogram's count, or the value of a gauge. */
  readonly moves: Readonly<Record<string, unknown>>;
}

export interface LabelSuite {
  readonly what: string;
  readonly env?: Record<string, string>;
  readonly rows: readonly LabelRow[];
}

export const nameOf = (series: string): string => series.slice(0, series.indexOf("{"));
