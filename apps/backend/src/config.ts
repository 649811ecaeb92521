import { readEnv, requires, serverFields, stringEnum } from "@petswipe/config";
import { LOG_LEVELS } from "@petswipe/logging";
import { type Static, Type } from "typebox";
import { isProxyList } from "./http/proxies.ts";

/** The frontend's URL in development; production must set it. */
const DEVELOPMENT_URL = "http://localhost:3000";

export const BackendEnv = Type.Object(
  {
    ...serverFields({ port: 5001, logLevels: LOG_LEVELS }),
    DATABASE_URL: Type.String({
      format: "uri",
      pattern: "^postgres(ql)?://",
      description: "postgres://user:password@host:5432/database",
    }),
    DATABASE_POOL_MAX: Type.Integer({
      default: 20,
      minimum: 1,
      maximum: 500,
      description: "maximum number of connections",
    }),
    REDIS_URL: Type.Optional(
      Type.String({
        format: "uri",
        pattern: "^rediss?://",
        description: "redis://host:6379; nothing is cached if unset",
      }),
    ),
    JWT_SECRET: Type.String({
      minLength: 32,
      pattern: "^[^,]*$",
      description: "signs session tokens; without commas; generate it with: openssl rand -base64 48",
    }),
    JWT_SECRET_PREVIOUS: Type.Optional(
      Type.String({
        pattern: "^[^,]{32,}(,[^,]{32,})*$",
        description: "comma-separated keys whose tokens are also accepted: previous ones, or the next",
      }),
    ),
    SESSION_TTL_SECONDS: Type.Integer({ default: 86_400, minimum: 60, maximum: 2_592_000 }),
    CORS_ORIGINS: Type.String({
      default: "http://localhost:3000",
      description: "comma-separated origins that browsers may call from",
    }),
    TRUST_PROXY: Type.String({
      default: "loopback,linklocal,uniquelocal",
      format: "proxies",
      description:
        "proxies whose X-Forwarded-For is trusted: none, or a comma-separated list of loopback, linklocal, uniquelocal, addresses and networks such as 10.0.0.0/8",
    }),
    RATE_LIMIT_MAX: Type.Integer({
      default: 1200,
      minimum: 1,
      description: "requests per minute, per address and per account",
    }),
    AUTH_RATE_LIMIT_MAX: Type.Integer({
      default: 20,
      minimum: 1,
      description: "logins, signups and password resets per minute and address",
    }),
    AUTH_ACCOUNT_LIMIT_MAX: Type.Integer({
      default: 10,
      minimum: 1,
      description: "consecutive wrong passwords per account, from any address, before its login is paused",
    }),
    PHOTO_STORAGE: stringEnum(["local", "s3"], { default: "local" }),
    PHOTO_DIR: Type.String({ default: ".data/photos", description: "folder of photos for PHOTO_STORAGE=local" }),
    PICTURES_DIR: Type.Optional(
      Type.String({ description: "folder of the demo's pictures; defaults to the bundled one" }),
    ),
    PHOTO_BUCKET: Type.Optional(Type.String({ description: "bucket of photos for PHOTO_STORAGE=s3" })),
    AWS_REGION: Type.String({ default: "us-east-1" }),
    AWS_ENDPOINT_URL_S3: Type.Optional(
      Type.String({ format: "uri", description: "S3-compatible endpoint other than AWS" }),
    ),
    SMTP_URL: Type.Optional(
      Type.String({ format: "uri", pattern: "^smtps?://", description: "smtp://user:password@host:587" }),
    ),
    MAIL_FROM: Type.String({ default: "PetSwipe <no-reply@petswipe.example>" }),
    PUBLIC_URL: Type.Optional(
      Type.String({
        format: "uri",
        pattern: "^https?://",
        description: `public URL of the frontend, for links in emails and secure cookies; required in production, else ${DEVELOPMENT_URL}`,
      }),
    ),
  },
  {
    allOf: [
      requires("PHOTO_STORAGE", "s3", ["PHOTO_BUCKET"]),
      requires("NODE_ENV", "production", ["SMTP_URL", "PUBLIC_URL"]),
    ],
  },
);

export type BackendConfig = Static<typeof BackendEnv> & { readonly PUBLIC_URL: string };

/** Throws a ConfigError that lists every problem. */
export function readConfig(env: NodeJS.ProcessEnv): BackendConfig {
  const config = readEnv(BackendEnv, env, { proxies: isProxyList });
  return { ...config, PUBLIC_URL: config.PUBLIC_URL ?? DEVELOPMENT_URL };
}
