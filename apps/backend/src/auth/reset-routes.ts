import { createHash, randomBytes } from "node:crypto";
import { ResetConfirmBody, ResetRequestBody } from "@petswipe/contract";
import type { authMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import { Type } from "typebox";
import type { BackendConfig } from "../config.ts";
import { AppError } from "../errors.ts";
import type { App } from "../http/types.ts";
import type { Mailer } from "../mail/mailer.ts";
import { OWN_RATE_LIMIT, type RateLimit } from "../rate-limit/limits.ts";
import { hashPassword, type Passwords } from "./passwords.ts";
import type { ResetRepository } from "./reset-repository.ts";

/** An empty body; Type.Null() would send JSON's null. */
const NOTHING = Type.Unsafe<undefined>({ type: "null" });

const TOKEN_TTL_SECONDS = 60 * 60;

export interface ResetRoutes {
  readonly config: BackendConfig;
  /** Shared by all routes that accept passwords or addresses. */
  readonly rateLimit: RateLimit;
  readonly passwords: Passwords;
  readonly resets: ResetRepository;
  readonly mailer: Mailer;
  readonly metrics: Instruments<typeof authMetrics>;
}

export function resetRoutes(app: App, { config, rateLimit, passwords, resets, mailer, metrics }: ResetRoutes): void {
  const limited = { config: OWN_RATE_LIMIT, onRequest: rateLimit };
  const tags = ["auth"];

  app.post(
    "/auth/password-reset",
    { ...limited, schema: { tags, body: ResetRequestBody, response: { 202: NOTHING } } },
    async (request, reply) => {
      const token = randomBytes(32).toString("base64url");
      const to = await resets.create(request.body.email, sha256(token), TOKEN_TTL_SECONDS);
      // Sent after the response, which is the same whether the account exists or not.
      if (to !== undefined) mailer.send(resetMail(to, `${config.PUBLIC_URL}/reset?token=${token}`));
      return reply.code(202).send(undefined);
    },
  );

  app.post(
    "/auth/password-reset/confirm",
    { ...limited, schema: { tags, body: ResetConfirmBody, response: { 204: Type.Null() } } },
    async (request, reply) => {
      const { token, password } = request.body;
      const email = await resets.redeem(sha256(token), await hashPassword(password));
      if (email === undefined)
        throw new AppError(
          400,
          "reset_token_invalid",
          "This link has expired or was already used. Please request a new one.",
        );
      metrics.auth_password_resets_total.inc();
      await passwords.changed(email);
      return reply.code(204).send(null);
    },
  );
}

const sha256 = (token: string): Buffer => createHash("sha256").update(token).digest();

function resetMail(to: string, link: string) {
  return {
    to,
    subject: "Reset your PetSwipe password",
    text: `Someone, hopefully you, requested a new password for your account.\n\nSet it within an hour:\n${link}\n\nIf it was not you, ignore this email: your password has not changed.\n`,
  };
}
