import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import type { BackendConfig } from "../config.ts";
import type { App } from "./types.ts";

/** Of the API; the plugin's own list is shorter. */
const METHODS = ["GET", "HEAD", "POST", "PATCH", "DELETE"];

/** Headers that tell browsers what they may do with answers, and whose pages may ask. */
export async function setSecurityHeaders(app: App, config: BackendConfig): Promise<void> {
  await app.register(helmet, { crossOriginResourcePolicy: { policy: "same-site" } });
  await app.register(cors, {
    origin: config.CORS_ORIGINS.split(",").map((origin) => origin.trim()),
    methods: METHODS,
    credentials: true,
    // OPTIONS of somebody who is no browser is answered like a browser's, not with the plugin's own kind of error.
    strictPreflight: false,
  });
}
