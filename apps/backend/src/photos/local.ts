import { mkdir, open, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { PhotoStorage } from "./storage.ts";

/** Stores photos as files in a folder. Keys are generated, never a client's path. */
export function localStorage(directory: string): PhotoStorage {
  return {
    async put(key, photo) {
      const path = join(directory, key);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}.part`, photo);
      await rename(`${path}.part`, path);
    },
    async get(key) {
      const file = await open(join(directory, key)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
        throw error;
      });
      if (file === undefined) return undefined;
      const { size } = await file.stat();
      return { content: file.createReadStream(), size };
    },
    async remove(key) {
      await rm(join(directory, key), { force: true });
    },
  };
}
