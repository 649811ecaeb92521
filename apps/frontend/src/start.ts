import { configOrExit } from "@petswipe/config";
import { readConfig } from "./config.ts";

/**
 * The way into the production server. Next runs its own instrumentation only after it has begun to listen, so the
 * environment is checked here, before `server.js` (beside this file in the standalone folder) is loaded.
 */
const config = configOrExit(() => readConfig());
process.env["PORT"] = String(config.PORT);
process.env["HOSTNAME"] = config.HOSTNAME;
const server = new URL("./server.js", import.meta.url);
await import(server.href);
