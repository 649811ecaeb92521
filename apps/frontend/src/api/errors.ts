import type { ErrorReply } from "@petswipe/contract";

type ErrorBody = ErrorReply["error"];

/** An error response of the API. `status` is 0 if there was no response. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
  /** Problems by field or row, if the API lists them. */
  readonly details: NonNullable<ErrorBody["details"]>;

  constructor(status: number, { code, message, requestId, details = [] }: ErrorBody) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.requestId = requestId;
    this.details = details;
  }

  /** Whether it is a server error, which support can look up by the request ID. */
  get isServerError(): boolean {
    return this.status >= 500;
  }
}

/** The error of a response outside 2xx. A response that is not the API's (from a load balancer, for example) gets a generic message. */
export async function errorOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  if (isErrorReply(body)) return new ApiError(response.status, body.error);
  return new ApiError(response.status, {
    code: "unexpected_response",
    message: "Unexpected response from PetSwipe. Please try again.",
    requestId: response.headers.get("x-request-id") ?? "",
  });
}

/** A failed or timed-out connection to the API as an ApiError. Rethrows any other error. */
export function unreachable(cause: unknown): ApiError {
  if (cause instanceof ApiError) return cause;
  if (cause instanceof DOMException && cause.name === "TimeoutError") {
    const message = "PetSwipe is taking too long to respond. Please try again in a moment.";
    return new ApiError(0, { code: "timeout", message, requestId: "" });
  }
  if (!(cause instanceof TypeError)) throw cause;
  const message = "Can't reach PetSwipe. Please check your internet connection.";
  return new ApiError(0, { code: "unreachable", message, requestId: "" });
}

function isErrorReply(body: unknown): body is ErrorReply {
  if (typeof body !== "object" || body === null || !("error" in body)) return false;
  const { error } = body;
  return typeof error === "object" && error !== null && "message" in error && typeof error.message === "string";
}
