import type { BackendConfig } from "../config.ts";
import { unavailable } from "../errors.ts";
import { localStorage } from "./local.ts";
import { s3Storage } from "./s3.ts";
import type { PhotoStorage } from "./storage.ts";

/** Opens the configured storage. Its errors are 503, since the request is valid. */
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
    put: (key, photo) => storage.put(key, photo).catch(toUnavailable),
    get: (key) => storage.get(key).catch(toUnavailable),
    remove: (key) => storage.remove(key).catch(toUnavailable),
  };
}

function toUnavailable(cause: unknown): never {
  throw unavailable("photos_unavailable", "Photos are not available right now. Please try again.", cause);
}
