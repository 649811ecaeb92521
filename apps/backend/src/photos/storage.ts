import type { Readable } from "node:stream";

export interface StoredPhoto {
  readonly content: Readable;
  /** In bytes; undefined if unknown. */
  readonly size: number | undefined;
}

export interface PhotoStorage {
  put(key: string, photo: Buffer): Promise<void>;
  /** undefined if the photo does not exist. */
  get(key: string): Promise<StoredPhoto | undefined>;
  remove(key: string): Promise<void>;
}
