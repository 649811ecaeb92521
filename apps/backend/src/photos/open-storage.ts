import type { BackendConfig } from "../config.ts";
import { unavailable } from "../errors.ts";
import { localStorage } from "./local.ts";
import { s3Storage } from "./s3.ts";
import type { PhotoStorage } from "./storage.ts";

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
