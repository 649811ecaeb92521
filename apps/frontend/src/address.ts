import { once } from "node:events";
import { createServer } from "node:net";
import { type Listener, listenOrExit } from "@petswipe/config";
import type { Config } from "./config.ts";

/** Checks that the address can be listened on; otherwise prints why and exits with code 1. */
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
