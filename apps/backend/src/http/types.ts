import type { IncomingMessage, ServerResponse } from "node:http";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { Role } from "@petswipe/metrics";
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from "fastify";
import type { Timings } from "./timings.ts";

/** Fastify with bodies, queries and replies typed by their schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** The session of an authenticated request. */
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
