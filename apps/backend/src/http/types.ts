import type { IncomingMessage, ServerResponse } from "node:http";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { Role } from "@petswipe/metrics";
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from "fastify";
import type { Timings } from "./timings.ts";

/** The app as routes see it: bodies, queries and replies have the types of their schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** Who asks: a user with a session that has not ended. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly role: Role;
}

declare module "fastify" {
  interface FastifyRequest {
    /** Set by the route's guard; reading it in a route without a guard throws. */
    session: Session;
    timings: Timings;
  }
}
