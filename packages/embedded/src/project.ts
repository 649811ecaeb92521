import { fileURLToPath } from "node:url";

/** The repository's root directory. */
export const projectRoot = fileURLToPath(new URL("../../../", import.meta.url)).replace(/\/$/, "");

/** Where Debian's packages are unpacked. */
export const debianCacheDir = `${projectRoot}/.cache/debian`;
