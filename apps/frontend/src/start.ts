import { configOrExit } from "@petswipe/config";
import { addressOrExit } from "./address.ts";
import { readConfig } from "./config.ts";

/**
 * The way into the production server. Next runs its own instrumentation only after it has begun to listen, and prints a
 * stack when its port is taken, so both are checked here, before `server.js` (beside this file's bundle) is loaded.
 */
const config = configOrExit(() => readConfig());
await addressOrExit(config);
process.env["PORT"] = String(config.PORT);
process.env["HOSTNAME"] = config.HOST;
const server = new URL("./server.js", import.meta.url);
await import(server.href);
