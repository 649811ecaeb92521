import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PICTURES_DIR } from "@petswipe/demo";

/** Where the build copies them to, beside the bundle. */
const BUILT = fileURLToPath(new URL("pictures/", import.meta.url));

/** The folder of the demo's pictures. */
export const DEMO_PICTURES = existsSync(BUILT) ? BUILT : PICTURES_DIR;
