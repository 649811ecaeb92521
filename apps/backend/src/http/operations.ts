import type { FastifyRequest } from "fastify";

/** Routes for machines that look after this one: neither limited, nor worth a line of the log each time. */
const OPERATIONS: ReadonlySet<string | undefined> = new Set(["/metrics", "/health/live", "/health/ready"]);

export const isOperation = (request: FastifyRequest): boolean => OPERATIONS.has(request.routeOptions.url);
