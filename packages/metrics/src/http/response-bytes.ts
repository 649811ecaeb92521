import type { ServerResponse } from "node:http";

/**
 * Counts the bytes of a response's body as it goes out, compressed where it is: not every response states its
 * Content-Length. Has to be called before anything else wraps or uses the response. Returns the count so far.
 */
export function countBytes(response: ServerResponse): () => number {
  let bytes = 0;
  let ended = false;
  const { write, end } = response;
  response.write = function (this: ServerResponse, ...args: unknown[]) {
    // Node's own end() writes its last piece without write(), other implementations with it.
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

/** Whether what is written reaches the client: Node leaves it out otherwise (RFC 9110, 6.4.1). */
function hasBody({ req, statusCode }: ServerResponse): boolean {
  return req.method !== "HEAD" && statusCode !== 204 && statusCode !== 304;
}

function sizeOf(piece: unknown, encoding: unknown): number {
  if (typeof piece === "string")
    return Buffer.byteLength(piece, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8");
  return piece instanceof Uint8Array ? piece.byteLength : 0;
}
