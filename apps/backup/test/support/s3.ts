import type { AddressInfo } from "node:net";
import { buildApp } from "fauxqs";

/** A local S3 server. */
export interface S3 {
  /** The variables that configure programs to use it. */
  readonly env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/** Bytes; larger than restic's pack files. */
const LARGEST_OBJECT = 64 * 2 ** 20;

/** Starts fauxqs, which detects signed streams only by Content-Encoding, whereas AWS checks the digest header. */
export async function startS3(): Promise<S3> {
  const app = buildApp({ logger: false });
  app.addHook("onRequest", async ({ headers }) => {
    if (String(headers["x-amz-content-sha256"]).startsWith("STREAMING-")) headers["content-encoding"] = "aws-chunked";
  });
  const whole = { parseAs: "buffer", bodyLimit: LARGEST_OBJECT } as const;
  app.addContentTypeParser("application/octet-stream", whole, (_request, body, done) => done(null, body));
  await app.listen({ port: 0, host: "127.0.0.1" });
  const { port } = app.server.address() as AddressInfo;
  const env = {
    BACKUP_BUCKET: "petswipe-backups",
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: "tests",
    AWS_SECRET_ACCESS_KEY: "tests",
  };
  return { env, stop: () => app.close() };
}
