import type { FastifyRequest } from "fastify";
import { AppError } from "../errors.ts";

/** The first file of a form. Throws 400 when the form cannot be read or holds no file; `missing` then says what to send. */
export async function formFile(request: FastifyRequest, missing: string): Promise<Buffer> {
  const content = await read(request).catch((error: unknown) => {
    if (error instanceof Error && "statusCode" in error) throw error;
    // The parser's own errors carry no status; all of them are about what was sent.
    const why = error instanceof Error ? error.message : String(error);
    throw new AppError(400, "form_malformed", `This is no multipart form that can be read: ${why}.`);
  });
  if (content === undefined) throw new AppError(400, "file_missing", missing);
  return content;
}

async function read(request: FastifyRequest): Promise<Buffer | undefined> {
  const file = await request.file();
  return file?.toBuffer();
}
