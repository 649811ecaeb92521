import type { ServerResponse } from "node:http";

/**
 * Counts the bytes of a response's body as sent, after compression; not every response has a Content-Length. Call it
 * before anything else wraps or uses the response. Returns a function that returns the count so far.
 */
export function countBytes(response: ServerResponse): () => number {
  let bytes = 0;
  let ended = false;
  const { write, end } = response;
  response.write = function (this: ServerResponse, ...args: unknown[]) {
    // Node's end() writes the last chunk itself; other implementations call write().
    if (!ended) bytes += sizeOf(args[0], args[1]);
    return Reflect.apply(write, this, args);
  } as typeof write;
  response.end = function (this: ServerResponse, ...args: unknown[]) {
    if (!ended) bytes += sizeOf(args[0], args[1]);
    ended = true;
    return Reflect.apply(end, this, args);
  } as typeof end;
  return () => (hasBody(response) ? bytes : 0);
}

/** Whether the body is sent; Node drops it otherwise (RFC 9110, 6.4.1). */
function hasBody({ req, statusCode }: ServerResponse): boolean {
  return req.method !== "HEAD" && statusCode !== 204 && statusCode !== 304;
}

function sizeOf(chunk: unknown, encoding: unknown): number {
  if (typeof chunk === "string")
    return Buffer.byteLength(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8");
  return chunk instanceof Uint8Array ? chunk.byteLength : 0;
}
