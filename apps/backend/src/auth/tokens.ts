import cookie from "@fastify/cookie";
import jwt, { type JwtHeader } from "@fastify/jwt";
import type { authMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { BackendConfig } from "../config.ts";
import { unauthorized } from "../errors.ts";
import type { App } from "../http/types.ts";
import { signingKeys, UnknownKeyError } from "./keys.ts";

const COOKIE = "petswipe_session";

declare module "@fastify/jwt" {
  interface FastifyJWT {
    /** sid: the session id. The user is looked up through it, so a token holds nothing that can change. */
    payload: { sid: string };
    user: { sid: string };
  }
}

/** Accepts HS256 only, so that a token cannot choose its algorithm. */
export async function registerTokens(app: App, config: BackendConfig): Promise<void> {
  const keys = signingKeys(config);
  await app.register(cookie);
  await app.register(jwt, {
    secret: {
      private: keys.secret,
      public: async (_request: FastifyRequest, token: JwtHeader | { header: JwtHeader }) =>
        keys.secretOf("header" in token ? token.header.kid : token.kid),
    },
    cookie: { cookieName: COOKIE, signed: false },
    sign: { algorithm: "HS256", expiresIn: config.SESSION_TTL_SECONDS, kid: keys.kid },
    decode: { complete: true },
    verify: { algorithms: ["HS256"] },
  });
}

/** Issues a token: in the body for programs, and as an HTTP-only cookie for browsers. */
export async function issueToken(reply: FastifyReply, sessionId: string, config: BackendConfig): Promise<string> {
  const token = await reply.jwtSign({ sid: sessionId });
  reply.setCookie(COOKIE, token, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: config.PUBLIC_URL.startsWith("https:"),
    maxAge: config.SESSION_TTL_SECONDS,
  });
  return token;
}

export function clearToken(reply: FastifyReply): void {
  reply.clearCookie(COOKIE, { path: "/" });
}

/** The session id of a request's token. Throws 401 and counts the reason if the token is refused. */
export async function verifiedSessionId(
  request: FastifyRequest,
  metrics: Instruments<typeof authMetrics>,
): Promise<string> {
  try {
    const { sid } = await request.jwtVerify<{ sid: unknown }>();
    if (typeof sid === "string" && /^[1-9][0-9]{0,17}$/.test(sid)) return sid;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code.startsWith("FST_JWT_NO_AUTHORIZATION")) throw unauthorized("not_logged_in", "Please log in first.");
    if (code === "FST_JWT_AUTHORIZATION_TOKEN_EXPIRED") {
      metrics.auth_token_validations_total.inc({ result: "expired" });
      throw unauthorized("session_expired", "Your session has expired. Please log in again.");
    }
    if (!(error instanceof UnknownKeyError) && !/^(FST|FAST)_JWT_/.test(code)) throw error;
  }
  metrics.auth_token_validations_total.inc({ result: "invalid" });
  throw unauthorized("not_logged_in", "Invalid session token. Please log in again.");
}
