import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import type { BackendConfig } from "../config.ts";
import type { App } from "./types.ts";

/** Methods of the API; the plugin's default list is shorter. */
const METHODS = ["GET", "HEAD", "POST", "PATCH", "DELETE"];

/** Security headers and CORS. */
export async function setSecurityHeaders(app: App, config: BackendConfig): Promise<void> {
  await app.register(helmet, { crossOriginResourcePolicy: { policy: "same-site" } });
  await app.register(cors, {
    origin: config.CORS_ORIGINS.split(",").map((origin) => origin.trim()),
    methods: METHODS,
    credentials: true,
    // Answer OPTIONS from other clients than browsers normally, not with the plugin's error.
    strictPreflight: false,
  });
}
