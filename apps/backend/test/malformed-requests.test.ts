import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { listen } from "./support/server.ts";

let backend: Backend;
let port: number;
beforeAll(async () => {
  backend = await startBackend();
  port = Number(new URL(await listen(backend)).port);
});
afterAll(() => backend.close());

const GET = "GET /api/pets HTTP/1.1\r\nHost: x\r\n";
const POST = "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";

test.each([
  ["not HTTP", "HELLO\r\n\r\n", 400, "bad_request"],
  ["a header without colon", `${GET}nonsense\r\n\r\n`, 400, "bad_request"],
  ["two lengths", `${POST}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, 400, "bad_request"],
  [
    "a length with chunked encoding",
    `${POST}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`,
    400,
    "bad_request",
  ],
  ["invalid chunks", `${POST}Transfer-Encoding: chunked\r\n\r\nxyz\r\n`, 400, "bad_request"],
  ["headers of 20 kB", `${GET}X: ${"x".repeat(20_000)}\r\n\r\n`, 431, "headers_too_large"],
  ["a URL of 20 kB", `GET /${"x".repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431, "headers_too_large"],
])("%s is answered in the format of errors, and the connection closed", async (_what, sent, status, code) => {
  const socket = connect(port, "127.0.0.1");
  socket.write(sent);
  const answer = await text(socket);
  const [head = "", body = ""] = answer.split("\r\n\r\n");
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} .*Connection: close`, "is"));
  const { error } = JSON.parse(body) as { error: { requestId: string } };
  expect(error).toEqual({ code, message: expect.any(String), requestId: expect.any(String) });
  expect(head.toLowerCase()).toContain(`x-request-id: ${error.requestId}`);
  expect(backend.log.lines().filter((line) => line["requestId"] === error.requestId)).not.toEqual([]);
});
