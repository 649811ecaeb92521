import { expectationOf } from "@petswipe/config";
import { DatabaseUnavailableError, hasSqlState, SQLSTATE } from "@petswipe/database";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { AppError, conflict, type ErrorDetail, TooManyRequestsError } from "../errors.ts";
import type { App } from "./types.ts";

const RETRY_AFTER_SECONDS = 2;

/** Every fault is answered as ErrorReply; what nobody foresaw is a 500 that says no more than its request id. */
export function answerErrors(app: App): void {
  app.setErrorHandler((error: unknown, request, reply) => {
    const fault = asAppError(error);
    if (fault.statusCode >= 500) request.log.error({ err: error }, fault.message);
    else request.log.debug({ err: error }, fault.message);
    if (fault.statusCode === 503) reply.header("retry-after", RETRY_AFTER_SECONDS);
    if (fault instanceof TooManyRequestsError) reply.header("retry-after", fault.retryAfterSeconds);
    return sendError(request, reply, fault);
  });
  app.setNotFoundHandler((request, reply) => sendError(request, reply, new AppError(404, "not_found", "Not found.")));
}

function sendError(request: FastifyRequest, reply: FastifyReply, fault: AppError): FastifyReply {
  const { code, message, details } = fault;
  return reply
    .code(fault.statusCode)
    .type("application/json; charset=utf-8")
    .send({ error: { code, message, requestId: request.id, ...(details === undefined ? {} : { details }) } });
}

function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof DatabaseUnavailableError) {
    return new AppError(
      503,
      "database_unavailable",
      "The database is not available right now. Please try again in a moment.",
    );
  }
  if (hasSqlState(error, ...TRANSIENT)) {
    return new AppError(503, "try_again", "Conflicting update; nothing was changed. Please retry.");
  }
  // Statements take their ids from rows that they have just seen, so one of those was deleted between the look and the
  // write: an account, nearly always the caller's own.
  if (hasSqlState(error, SQLSTATE.foreignKeyViolation)) {
    return conflict("gone", "A related record has just been deleted; nothing was changed.");
  }
  if (!isFastifyError(error)) return new AppError(500, "internal_error", "Something went wrong on our side.");
  if (error.validation !== undefined) {
    const details = error.validation.map((fault) => toDetail(fault, error.validationContext ?? "body"));
    return new AppError(400, "validation_failed", `Invalid ${error.validationContext ?? "body"}.`, details);
  }
  return fromFramework(error);
}

/**
 * PostgreSQL rolled one of two transactions back, or ended a statement that took too long, behind a lock most likely. It
 * would go well if it came again.
 */
const TRANSIENT = [SQLSTATE.deadlockDetected, SQLSTATE.serializationFailure, SQLSTATE.queryCanceled];

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && "code" in error && "statusCode" in error;
}

/** What Fastify and its plugins refuse themselves: their 4xx are the caller's, all else is ours. */
function fromFramework(error: FastifyError): AppError {
  const status = error.statusCode ?? 500;
  if (status < 400 || status >= 500) return new AppError(500, "internal_error", "Something went wrong on our side.");
  const known: Record<number, string> = { 404: "not_found", 413: "body_too_large", 415: "unsupported_media_type" };
  return new AppError(status, known[status] ?? "bad_request", error.message);
}

type Fault = NonNullable<FastifyError["validation"]>[number];

function toDetail(fault: Fault, context: string): ErrorDetail {
  const path = fault.instancePath.replaceAll("/", ".").slice(1);
  const extra = fault.params["additionalProperty"] ?? fault.params["missingProperty"];
  const where = [path, typeof extra === "string" ? extra : ""].filter((part) => part !== "").join(".");
  return { where: where === "" ? context : where, message: expectationOf(fault) };
}
