import { ApiError, errorOf, unreachable } from "./errors.ts";

interface Options {
  readonly method?: "GET" | "POST" | "PATCH" | "DELETE";
  /** Sent as JSON, or as multipart if it is a form. */
  readonly body?: object | FormData;
}

/** Calls the API from the browser, which adds the session cookie. Throws an ApiError. */
export async function request<Reply>(path: string, { method = "GET", body }: Options = {}): Promise<Reply> {
  const init: RequestInit = { method };
  if (body instanceof FormData) init.body = body;
  else if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { "content-type": "application/json" };
  }
  const response = await fetch(path, init).catch((cause: unknown) => {
    throw unreachable(cause);
  });
  if (!response.ok) throw await errorOf(response);
  const text = await response.text();
  return (text === "" ? undefined : JSON.parse(text)) as Reply;
}

/** Any error thrown by an action, as an ApiError with a message for the user. */
export function asApiError(cause: unknown): ApiError {
  if (cause instanceof ApiError) return cause;
  const message = "Something went wrong. Please reload the page and try again.";
  return new ApiError(0, { code: "page_error", message, requestId: "" });
}
