import type { Readable } from "node:stream";

export interface StoredPhoto {
  readonly content: Readable;
  /** In bytes; undefined when the storage does not say. */
  readonly size: number | undefined;
}

export interface PhotoStorage {
  put(key: string, photo: Buffer): Promise<void>;
  /** undefined when there is no such photo. */
  get(key: string): Promise<StoredPhoto | undefined>;
  remove(key: string): Promise<void>;
}
