import { once } from "node:events";
import { createServer } from "node:net";
import { configOrExit, type Listener, listenOrExit } from "@petswipe/config";
import { readConfig } from "./config.ts";

/**
 * The way into the production server. Next runs its own instrumentation only after it has begun to listen, and prints a
 * stack when its port is taken, so both are checked here, before `server.js` (beside this file's bundle) is loaded.
 */
const { HOST, PORT } = configOrExit(() => readConfig());
await listenOrExit(probe(), { host: HOST, port: PORT });
process.env["PORT"] = String(PORT);
process.env["HOSTNAME"] = HOST;
const server = new URL("./server.js", import.meta.url);
await import(server.href);

/** Takes an address and gives it back at once. */
function probe(): Listener {
  return {
    async listen({ host, port }) {
      const listener = createServer().listen(port, host);
      await once(listener, "listening");
      listener.close();
      await once(listener, "close");
    },
  };
}
