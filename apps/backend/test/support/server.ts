import type { AddressInfo } from "node:net";
import type { Backend } from "./backend.ts";

/** Makes the backend listen on a free port, for tests that need a real socket. Returns its URL. */
export async function listen({ app }: Pick<Backend, "app">): Promise<string> {
  await app.listen({ host: "127.0.0.1", port: 0 });
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}
