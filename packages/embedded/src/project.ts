import { fileURLToPath } from "node:url";

/** The repository's root directory. */
export const projectRoot = fileURLToPath(new URL("../../../", import.meta.url)).replace(/\/$/, "");

/** Where Debian packages are unpacked. */
export const debianCacheDir = `${projectRoot}/.cache/debian`;
