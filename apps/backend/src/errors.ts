/** A fault that its caller can understand: answered with its status and code, and never logged as an error. */
export class AppError extends Error {
  readonly statusCode: number;
  readonly code: string;
  readonly details: readonly ErrorDetail[] | undefined;

  constructor(statusCode: number, code: string, message: string, details?: readonly ErrorDetail[]) {
    super(message);
    this.name = "AppError";
    this.statusCode = statusCode;
    this.code = code;
    this.details = details;
  }
}

export interface ErrorDetail {
  /** The field or row at fault. */
  readonly where: string;
  readonly message: string;
}

export const unauthorized = (
  code: "not_logged_in" | "session_expired" | "session_ended" | "wrong_credentials",
  message: string,
) => new AppError(401, code, message);
export const forbidden = (message: string) => new AppError(403, "forbidden", message);
export const notFound = (what: string) => new AppError(404, "not_found", `There is no such ${what}.`);
export const conflict = (code: string, message: string) => new AppError(409, code, message);
export const unprocessable = (code: string, message: string, details?: readonly ErrorDetail[]) =>
  new AppError(422, code, message, details);
