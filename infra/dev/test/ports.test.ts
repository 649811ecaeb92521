import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listeningInodes } from "../port-owner.ts";
import { PortsTakenError, resolvePorts } from "../ports.ts";

describe("resolvePorts", () => {
  let servers: Server[];
  let taken: number[];
  beforeEach(async () => {
    servers = [createServer(), createServer()];
    for (const server of servers) await once(server.listen(0, "127.0.0.1"), "listening");
    taken = servers.map((server) => (server.address() as AddressInfo).port);
  });
  afterEach(() => {
    for (const server of servers) server.close();
  });

  it("replaces every 0 by its own free port", async () => {
    const ports = await resolvePorts({ a: { port: 0, variable: "A_PORT" }, b: { port: 0, variable: "B_PORT" } });
    expect(ports.a).toBeGreaterThan(0);
    expect(new Set([ports.a, ports.b, ...taken]).size).toBe(4);
  });

  it("lists all taken ports in one message, with the process that holds each", async () => {
    const [first = 0, second = 0] = taken;
    const resolve = resolvePorts({ a: { port: first, variable: "A_PORT" }, b: { port: second, variable: "B_PORT" } });
    await expect(resolve).rejects.toThrow(PortsTakenError);
    const message = await resolve.catch((error: Error) => error.message);
    expect(message).toMatch(
      new RegExp(`${first} \\(a\\) by .+ \\(process ${process.pid}\\); set A_PORT .*\n.*${second} \\(b\\) by .*B_PORT`),
    );
  });

  it("refuses one port for two services", async () => {
    const free = await resolvePorts({ a: { port: 0, variable: "A_PORT" } });
    const both = resolvePorts({ a: { port: free.a, variable: "A_PORT" }, b: { port: free.a, variable: "B_PORT" } });
    await expect(both).rejects.toThrow(`${free.a} (b) is set by A_PORT and B_PORT`);
  });
});

it("listening sockets are distinguished from connected ones in /proc/net/tcp", () => {
  const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1389 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1111 1 0 100 0 0 10 0
   1: 0100007F:1389 0100007F:9C40 01 00000000:00000000 00:00000000 00000000     0        0 2222 1 0 100 0 0 10 0
   2: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 3333 1 0 100 0 0 10 0`;
  expect(listeningInodes(table, 5001)).toEqual(["1111"]);
});
