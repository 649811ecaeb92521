import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { waitFor } from "../src/wait-for.ts";

describe("waitFor", () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  it("resolves once a URL returns 2xx", async () => {
    let requests = 0;
    server = createServer((_, response) => {
      requests += 1;
      response.writeHead(requests < 3 ? 503 : 204).end();
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    await waitFor(`http://127.0.0.1:${port}/`, { what: "the server" });
    expect(requests).toBe(3);
  });

  it("resolves to the function's first value, despite earlier errors", async () => {
    let calls = 0;
    const third = async () => {
      calls += 1;
      if (calls === 1) throw new Error("not yet");
      return calls === 3 ? "third" : undefined;
    };
    expect(await waitFor(third, { what: "the third call" })).toBe("third");
  });

  it("names what it waited for, how long, and the last error", async () => {
    const never = async () => {
      throw new Error("still closed");
    };
    await expect(waitFor(never, { what: "the server", timeoutMs: 50 })).rejects.toThrow(
      "the server was not ready after 0.05 s: still closed",
    );
  });

  it("ends at once when its signal is aborted", async () => {
    const ended = new AbortController();
    const wait = waitFor(() => new Promise<never>(() => {}), { what: "nothing", signal: ended.signal });
    ended.abort(new Error("the process exited"));
    await expect(wait).rejects.toThrow("the process exited");
  });
});
