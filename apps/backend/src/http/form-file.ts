import { reasonOf } from "@petswipe/database";
import type { FastifyRequest } from "fastify";
import { AppError } from "../errors.ts";

export interface FormFileOptions {
  /** The error message if there is no file. */
  readonly missing: string;
  /** By default the app's limit. */
  readonly maxBytes?: number;
}

/** The first file of a form. Throws 400 if the form is malformed or has no file, 413 if it is too large. */
export async function formFile(request: FastifyRequest, { missing, maxBytes }: FormFileOptions): Promise<Buffer> {
  const content = await readFirstFile(request, maxBytes).catch((error: unknown) => {
    if (error instanceof Error && "statusCode" in error) throw error;
    // The parser's errors have no status; they are all about the request.
    throw new AppError(400, "form_malformed", `Cannot read this multipart form: ${reasonOf(error)}.`);
  });
  if (content === undefined) throw new AppError(400, "file_missing", missing);
  return content;
}

async function readFirstFile(request: FastifyRequest, fileSize: number | undefined): Promise<Buffer | undefined> {
  const file = await request.file(fileSize === undefined ? {} : { limits: { fileSize } });
  return file?.toBuffer();
}
