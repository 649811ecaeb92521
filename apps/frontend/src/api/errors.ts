import type { ErrorReply } from "@petswipe/contract";

type Fault = ErrorReply["error"];

/** What the API answered instead of what was asked. `status` is 0 when nothing was answered at all. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
  /** Field or row by field or row, where the API says it. */
  readonly details: NonNullable<Fault["details"]>;

  constructor(status: number, { code, message, requestId, details = [] }: Fault) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.requestId = requestId;
    this.details = details;
  }

  /** Whether support could find something under the request id: the fault is ours. */
  get isOurs(): boolean {
    return this.status >= 500;
  }
}

/** The error of an answer outside 2xx. An answer that is not in the API's form (from a balancer, say) gets words of our own. */
export async function errorOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  if (isErrorReply(body)) return new ApiError(response.status, body.error);
  return new ApiError(response.status, {
    code: "unexpected_answer",
    message: "PetSwipe answered in a way we did not expect. Please try again.",
    requestId: response.headers.get("x-request-id") ?? "",
  });
}

/** Whatever was thrown on the way to the API, as an ApiError. Anything but a failed or slow connection is passed on. */
export function unreachable(cause: unknown): ApiError {
  if (cause instanceof ApiError) return cause;
  if (cause instanceof DOMException && cause.name === "TimeoutError") {
    const message = "PetSwipe is taking too long to answer. Please try again in a moment.";
    return new ApiError(0, { code: "too_slow", message, requestId: "" });
  }
  if (!(cause instanceof TypeError)) throw cause;
  const message = "We can't reach PetSwipe. Are you online?";
  return new ApiError(0, { code: "unreachable", message, requestId: "" });
}

function isErrorReply(body: unknown): body is ErrorReply {
  if (typeof body !== "object" || body === null || !("error" in body)) return false;
  const { error } = body;
  return typeof error === "object" && error !== null && "message" in error && typeof error.message === "string";
}
