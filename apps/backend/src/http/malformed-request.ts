import type { Socket } from "node:net";
import type { ErrorReply } from "@petswipe/contract";
import type { FastifyBaseLogger } from "fastify";

const ANSWERS: Record<string, readonly [status: string, code: string, message: string]> = {
  HPE_HEADER_OVERFLOW: ["431 Request Header Fields Too Large", "headers_too_large", "The headers are too large."],
  ERR_HTTP_REQUEST_TIMEOUT: ["408 Request Timeout", "request_timeout", "The request did not arrive in time."],
};
const MALFORMED = ["400 Bad Request", "bad_request", "Malformed HTTP request."] as const;

/** Answers requests that Node cannot parse, which reach no hook or route, in the format of all errors. */
export function answerMalformedRequest(error: Error & { code?: string }, socket: Socket, log: FastifyBaseLogger): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, code, message] = ANSWERS[error.code ?? ""] ?? MALFORMED;
  const requestId = crypto.randomUUID();
  log.info({ requestId, status: Number.parseInt(status, 10), reason: error.code }, "malformed request");
  const body = JSON.stringify({ error: { code, message, requestId } } satisfies ErrorReply);
  const headers = `Content-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}`;
  socket.end(`HTTP/1.1 ${status}\r\n${headers}\r\nX-Request-Id: ${requestId}\r\nConnection: close\r\n\r\n${body}`);
}
