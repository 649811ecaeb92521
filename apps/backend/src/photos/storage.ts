import type { Readable } from "node:stream";
import type { BackendConfig } from "../config.ts";
import { localStorage } from "./local.ts";
import { s3Storage } from "./s3.ts";

export interface PhotoStorage {
  put(key: string, photo: Buffer): Promise<void>;
  /** undefined when there is no such photo. */
  get(key: string): Promise<Readable | undefined>;
  remove(key: string): Promise<void>;
}

/** Where the configuration says photos live. */
export function openPhotoStorage(config: BackendConfig): PhotoStorage {
  if (config.PHOTO_STORAGE === "local") return localStorage(config.PHOTO_DIR);
  return s3Storage({
    bucket: config.PHOTO_BUCKET ?? "",
    region: config.AWS_REGION,
    endpoint: config.AWS_ENDPOINT_URL_S3,
  });
}
