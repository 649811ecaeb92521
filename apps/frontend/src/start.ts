import { configOrExit } from "@petswipe/config";
import { addressOrExit } from "./address.ts";
import { readConfig } from "./config.ts";

/**
 * The entry point of the production server. Next runs its instrumentation only after it has started to listen, and prints a
 * stack trace if the port is taken. So environment and port are checked here, before loading `server.js` next to the bundle.
 */
const config = configOrExit(() => readConfig());
await addressOrExit(config);
process.env["PORT"] = String(config.PORT);
process.env["HOSTNAME"] = config.HOST;
const server = new URL("./server.js", import.meta.url);
await import(server.href);
