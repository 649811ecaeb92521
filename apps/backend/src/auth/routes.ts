import { AuthReply, LoginBody, SignupBody, type User, UserReply } from "@petswipe/contract";
import type { services } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import { Type } from "typebox";
import type { BackendConfig } from "../config.ts";
import { unauthorized } from "../errors.ts";
import type { App } from "../http/types.ts";
import { OWN_RATE_LIMIT, type RateLimit } from "../rate-limit/limits.ts";
import type { ActiveSessions } from "../sessions/active.ts";
import type { SessionsRepository } from "../sessions/repository.ts";
import type { Guard } from "./guard.ts";
import { hashPassword, type Passwords } from "./passwords.ts";
import type { AuthRepository } from "./repository.ts";
import { clearToken, issueToken } from "./tokens.ts";

export interface AuthRoutes {
  readonly config: BackendConfig;
  /** Shared by all routes that accept passwords or addresses. */
  readonly rateLimit: RateLimit;
  readonly passwords: Passwords;
  readonly guard: Guard;
  readonly auth: AuthRepository;
  readonly users: { readonly get: (id: string) => Promise<User> };
  readonly sessions: SessionsRepository;
  readonly active: ActiveSessions;
  readonly metrics: Instruments<typeof services.backend>;
}

export function authRoutes(
  app: App,
  { config, rateLimit, passwords, guard, auth, users, sessions, active, metrics }: AuthRoutes,
): void {
  const limited = { config: OWN_RATE_LIMIT, onRequest: rateLimit };
  const tags = ["auth"];

  app.post(
    "/auth/signup",
    { ...limited, schema: { tags, body: SignupBody, response: { 201: AuthReply } } },
    async (request, reply) => {
      const { email, password, displayName, role = "adopter" } = request.body;
      const passwordHash = await hashPassword(password);
      const { user, sessionId } = await auth.signUp({ email, passwordHash, displayName, role });
      metrics.user_signups_total.inc();
      void active.seen(sessionId);
      return reply.code(201).send({ token: await issueToken(reply, sessionId, config), user });
    },
  );

  app.post(
    "/auth/login",
    { ...limited, schema: { tags, body: LoginBody, response: { 200: AuthReply } } },
    async (request, reply) => {
      const { email, password } = request.body;
      const found = await auth.findByEmail(email);
      const matches = await passwords.match(email, found?.passwordHash, password);
      const opened = found !== undefined && matches ? await auth.logIn(found) : undefined;
      metrics.auth_login_attempts_total.inc({ status: opened === undefined ? "failure" : "success" });
      if (opened === undefined) throw unauthorized("wrong_credentials", "Wrong email address or password.");
      const { user, sessionId } = opened;
      void active.seen(sessionId);
      return { token: await issueToken(reply, sessionId, config), user };
    },
  );

  app.post(
    "/auth/logout",
    { onRequest: guard(), schema: { tags, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await sessions.end(request.session.id);
      await active.left(request.session.id);
      clearToken(reply);
      return reply.code(204).send(null);
    },
  );

  app.get("/auth/me", { onRequest: guard(), schema: { tags, response: { 200: UserReply } } }, async (request) => ({
    user: await users.get(request.session.userId),
  }));
}
