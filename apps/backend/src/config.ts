import { readEnv, requires } from "@petswipe/config";
import { LOG_LEVELS } from "@petswipe/logging";
import { type Static, Type } from "typebox";

const words = <const Words extends readonly string[]>(list: Words, options: object = {}) =>
  Type.Unsafe<Words[number]>({ type: "string", enum: [...list], ...options });

export const BackendEnv = Type.Object(
  {
    NODE_ENV: words(["production", "staging", "development", "test"], { default: "production" }),
    HOST: Type.String({ default: "127.0.0.1", description: "address to listen on" }),
    PORT: Type.Integer({ default: 5001, minimum: 0, maximum: 65535, description: "0 takes any free port" }),
    LOG_LEVEL: Type.Optional(words(LOG_LEVELS)),
    DATABASE_URL: Type.String({
      format: "uri",
      pattern: "^postgres(ql)?://",
      description: "postgres://user:password@host:5432/database",
    }),
    DATABASE_POOL_MAX: Type.Integer({
      default: 20,
      minimum: 1,
      maximum: 500,
      description: "most connections at a time",
    }),
    REDIS_URL: Type.Optional(
      Type.String({
        format: "uri",
        pattern: "^rediss?://",
        description: "redis://host:6379; without it nothing is cached",
      }),
    ),
    JWT_SECRET: Type.String({ minLength: 32, description: "signs session tokens: openssl rand -base64 48" }),
    SESSION_TTL_SECONDS: Type.Integer({ default: 86_400, minimum: 60, maximum: 2_592_000 }),
    METRICS_TOKEN: Type.Optional(
      Type.String({ minLength: 16, description: "bearer token that opens /metrics from anywhere" }),
    ),
    CORS_ORIGINS: Type.String({ default: "http://localhost:3000", description: "comma-separated origins of browsers" }),
    TRUST_PROXY: Type.String({
      default: "loopback,linklocal,uniquelocal",
      description: "proxies whose X-Forwarded-For is believed",
    }),
    RATE_LIMIT_MAX: Type.Integer({ default: 1200, minimum: 1, description: "requests a minute and address" }),
    AUTH_RATE_LIMIT_MAX: Type.Integer({
      default: 20,
      minimum: 1,
      description: "log-ins, sign-ups and resets a minute and address",
    }),
    PHOTO_STORAGE: words(["local", "s3"], { default: "local" }),
    PHOTO_DIR: Type.String({ default: ".data/photos", description: "folder of photos, for PHOTO_STORAGE=local" }),
    PICTURES_DIR: Type.Optional(
      Type.String({ description: "folder of the demo's pictures; the repository's own unless told" }),
    ),
    PHOTO_BUCKET: Type.Optional(Type.String({ description: "bucket of photos, for PHOTO_STORAGE=s3" })),
    AWS_REGION: Type.String({ default: "us-east-1" }),
    AWS_ENDPOINT_URL_S3: Type.Optional(Type.String({ format: "uri", description: "an S3 other than AWS's" })),
    SMTP_URL: Type.Optional(
      Type.String({ format: "uri", pattern: "^smtps?://", description: "smtp://user:password@host:587" }),
    ),
    MAIL_FROM: Type.String({ default: "PetSwipe <no-reply@petswipe.example>" }),
    PUBLIC_URL: Type.String({
      default: "http://localhost:3000",
      format: "uri",
      description: "where people reach the frontend, for links in mails",
    }),
  },
  {
    allOf: [requires("PHOTO_STORAGE", "s3", ["PHOTO_BUCKET"]), requires("NODE_ENV", "production", ["SMTP_URL"])],
  },
);

export type BackendConfig = Static<typeof BackendEnv>;

/** Throws a ConfigError that lists every fault. */
export function readConfig(env: NodeJS.ProcessEnv): BackendConfig {
  // Rules between variables look at what is given, not at defaults; production's has to hold by default too.
  return readEnv(BackendEnv, { ...env, NODE_ENV: env["NODE_ENV"] || "production" });
}
