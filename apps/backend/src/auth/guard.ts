import type { authMetrics, Role } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { FastifyRequest } from "fastify";
import { forbidden, unauthorized } from "../errors.ts";
import { NEEDS_SESSION, type NeedsSession } from "../http/openapi.ts";
import type { App, Session } from "../http/types.ts";
import type { AccountRateLimit } from "../rate-limit/limits.ts";
import type { ActiveSessions } from "../sessions/active.ts";
import type { SessionsRepository } from "../sessions/repository.ts";
import { verifiedSessionId } from "./tokens.ts";

interface GuardOptions {
  readonly sessions: SessionsRepository;
  readonly active: ActiveSessions;
  /** Limits requests per account. */
  readonly rateLimit: AccountRateLimit;
  readonly metrics: Instruments<typeof authMetrics>;
}

/** Creates an onRequest hook that requires a live session and, if roles are given, one of them. */
export type Guard = (...roles: Role[]) => ((request: FastifyRequest) => Promise<void>) & NeedsSession;

export function createGuard(app: App, { sessions, active, rateLimit, metrics }: GuardOptions): Guard {
  const known = new WeakMap<FastifyRequest, Session>();
  app.decorateRequest("session", {
    getter() {
      const session = known.get(this as FastifyRequest);
      if (session === undefined) throw new Error(`${this.routeOptions.url} reads request.session without a guard`);
      return session;
    },
  });

  return (...roles) => {
    async function admit(request: FastifyRequest): Promise<void> {
      const session = await sessions.touch(await verifiedSessionId(request, metrics));
      if (session === undefined) {
        metrics.auth_token_validations_total.inc({ result: "revoked" });
        throw unauthorized("session_ended", "This session has ended. Please log in again.");
      }
      metrics.auth_token_validations_total.inc({ result: "valid" });
      known.set(request, session);
      void active.seen(session.id);
      await rateLimit(request);
      if (roles.length > 0 && !roles.includes(session.role)) {
        throw forbidden(`Only ${roles.join(" or ")} accounts may do this; yours is ${session.role}.`);
      }
    }
    return Object.assign(admit, NEEDS_SESSION);
  };
}
