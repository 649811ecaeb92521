/** Well above the API's limit for bodies other than uploads, so that the API's limit applies first. */
const MAX_PLAIN_BYTES = 256 * 1024;

export class BodyTooLarge extends Error {
  override readonly name = "BodyTooLarge";
}

/**
 * The body to forward. Uploads are streamed. Other bodies are read first: the backend rejects an oversized body by its
 * headers and closes the connection, and a client that is still sending would lose the response. Throws BodyTooLarge.
 */
export async function bodyToSend(request: Request): Promise<ReadableStream<Uint8Array> | Uint8Array | null> {
  const isUpload = request.headers.get("content-type")?.startsWith("multipart/form-data") ?? false;
  if (request.body === null || isUpload) return request.body;
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of request.body) {
    bytes += part.byteLength;
    if (bytes > MAX_PLAIN_BYTES) throw new BodyTooLarge(`More than ${MAX_PLAIN_BYTES} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
