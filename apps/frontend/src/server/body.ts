/** Bytes; well above what the API takes outside uploads, so that its own limit speaks first. */
const MAX_PLAIN_BYTES = 256 * 1024;

export class BodyTooLarge extends Error {
  override readonly name = "BodyTooLarge";
}

/**
 * What to send on as a request's body. Uploads are a stream. Others are read first: the backend refuses one that is too
 * large by its headers and hangs up, and whoever is still sending then loses the answer. Throws BodyTooLarge.
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
