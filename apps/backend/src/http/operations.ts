import type { FastifyRequest } from "fastify";

/** Routes for monitoring: neither rate-limited nor logged at the default level. */
const OPERATIONS: ReadonlySet<string | undefined> = new Set(["/metrics", "/health/live", "/health/ready"]);

export const isOperation = (request: FastifyRequest): boolean => OPERATIONS.has(request.routeOptions.url);
