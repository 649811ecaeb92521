import { once } from "node:events";
import { createServer } from "node:net";
import { type Listener, listenOrExit } from "@petswipe/config";
import type { Config } from "./config.ts";

/** Takes the address to listen on and gives it back; if it cannot be had, says why and ends the process with code 1. */
export async function addressOrExit({ HOST, PORT }: Config): Promise<void> {
  await listenOrExit(probe, { host: HOST, port: PORT });
}

const probe: Listener = {
  async listen({ host, port }) {
    const listener = createServer().listen(port, host);
    await once(listener, "listening");
    listener.close();
    await once(listener, "close");
  },
};
