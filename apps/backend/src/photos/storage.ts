import type { Readable } from "node:stream";
import type { BackendConfig } from "../config.ts";
import { unavailable } from "../errors.ts";
import { localStorage } from "./local.ts";
import { s3Storage } from "./s3.ts";

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

/** Where the configuration says photos live. Its faults are 503: nothing is wrong with the request. */
export function openPhotoStorage(config: BackendConfig): PhotoStorage {
  const storage =
    config.PHOTO_STORAGE === "local"
      ? localStorage(config.PHOTO_DIR)
      : s3Storage({
          bucket: config.PHOTO_BUCKET ?? "",
          region: config.AWS_REGION,
          endpoint: config.AWS_ENDPOINT_URL_S3,
        });
  return {
    put: (key, photo) => storage.put(key, photo).catch(down),
    get: (key) => storage.get(key).catch(down),
    remove: (key) => storage.remove(key).catch(down),
  };
}

function down(cause: unknown): never {
  throw unavailable("photos_unavailable", "Photos are not available right now. Please try again.", cause);
}
