import { reasonOf } from "@petswipe/database";
import type { FastifyRequest } from "fastify";
import { AppError } from "../errors.ts";

export interface FormFileOptions {
  /** Says what to send when there is no file. */
  readonly missing: string;
  /** The app's own bound unless told. */
  readonly maxBytes?: number;
}

/** The first file of a form. Throws 400 when the form cannot be read or holds no file, 413 when it is too large. */
export async function formFile(request: FastifyRequest, { missing, maxBytes }: FormFileOptions): Promise<Buffer> {
  const content = await readFirstFile(request, maxBytes).catch((error: unknown) => {
    if (error instanceof Error && "statusCode" in error) throw error;
    // The parser's own errors carry no status; all of them are about what was sent.
    throw new AppError(400, "form_malformed", `Cannot read this multipart form: ${reasonOf(error)}.`);
  });
  if (content === undefined) throw new AppError(400, "file_missing", missing);
  return content;
}

async function readFirstFile(request: FastifyRequest, fileSize: number | undefined): Promise<Buffer | undefined> {
  const file = await request.file(fileSize === undefined ? {} : { limits: { fileSize } });
  return file?.toBuffer();
}
