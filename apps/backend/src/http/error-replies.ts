import { expectationOf } from "@petswipe/config";
import { DatabaseUnavailableError, hasSqlState, SQLSTATE } from "@petswipe/database";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { AppError, conflict, type ErrorDetail, TooManyRequestsError } from "../errors.ts";
import type { App } from "./types.ts";

const RETRY_AFTER_SECONDS = 2;

/** Answers every error as ErrorReply; unexpected errors are a 500 with no details but the request id. */
export function answerErrors(app: App): void {
  app.setErrorHandler((error: unknown, request, reply) => {
    const appError = asAppError(error);
    if (appError.statusCode >= 500) request.log.error({ err: error }, appError.message);
    else request.log.debug({ err: error }, appError.message);
    if (appError.statusCode === 503) reply.header("retry-after", RETRY_AFTER_SECONDS);
    if (appError instanceof TooManyRequestsError) reply.header("retry-after", appError.retryAfterSeconds);
    return sendError(request, reply, appError);
  });
  app.setNotFoundHandler((request, reply) => sendError(request, reply, new AppError(404, "not_found", "Not found.")));
}

function sendError(request: FastifyRequest, reply: FastifyReply, error: AppError): FastifyReply {
  const { code, message, details } = error;
  return reply
    .code(error.statusCode)
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
  // Statements take ids from rows they have just read, so one of these was deleted between the read and the write: an
  // account, nearly always the caller's own.
  if (hasSqlState(error, SQLSTATE.foreignKeyViolation)) {
    return conflict("gone", "A related record has just been deleted; nothing was changed.");
  }
  if (!isFastifyError(error)) return new AppError(500, "internal_error", "Something went wrong on our side.");
  if (error.validation !== undefined) {
    const details = error.validation.map((each) => toDetail(each, error.validationContext ?? "body"));
    return new AppError(400, "validation_failed", `Invalid ${error.validationContext ?? "body"}.`, details);
  }
  return fromFramework(error);
}

/**
 * PostgreSQL rolled back a conflicting transaction, or canceled a statement that took too long, probably waiting for a
 * lock. A retry is likely to succeed.
 */
const TRANSIENT = [SQLSTATE.deadlockDetected, SQLSTATE.serializationFailure, SQLSTATE.queryCanceled];

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && "code" in error && "statusCode" in error;
}

/** Errors of Fastify and its plugins: a 4xx is the client's error, all others are ours. */
function fromFramework(error: FastifyError): AppError {
  const status = error.statusCode ?? 500;
  if (status < 400 || status >= 500) return new AppError(500, "internal_error", "Something went wrong on our side.");
  const known: Record<number, string> = { 404: "not_found", 413: "body_too_large", 415: "unsupported_media_type" };
  return new AppError(status, known[status] ?? "bad_request", error.message);
}

type ValidationError = NonNullable<FastifyError["validation"]>[number];

function toDetail(error: ValidationError, context: string): ErrorDetail {
  const path = error.instancePath.replaceAll("/", ".").slice(1);
  const extra = error.params["additionalProperty"] ?? error.params["missingProperty"];
  const where = [path, typeof extra === "string" ? extra : ""].filter((part) => part !== "").join(".");
  return { where: where === "" ? context : where, message: expectationOf(error) };
}
