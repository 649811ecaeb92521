import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test, vi } from "vitest";
import { startBackend } from "./support/backend.ts";
import { listen } from "./support/server.ts";

test("a request that is incomplete when shutdown begins is answered, and its connection closed", async () => {
  const backend = await startBackend();
  const { hostname, port } = new URL(await listen(backend));
  const socket = connect(Number(port), hostname);
  const [arriving] = (await once(backend.app.server, "connection")) as [Socket];
  const start = "GET /api/pets HTTP/1.1\r\n";
  socket.write(start);
  await vi.waitUntil(() => arriving.bytesRead === start.length);
  const closing = backend.close();
  socket.write("Host: x\r\n\r\n");
  const answer = await text(socket);
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(answer).toMatch(/^connection: close\r$/im);
  await closing;
});
