import { errorOf, unreachable } from "../api/errors.ts";

/** How long a page waits for the API. */
const TIMEOUT_MS = 10_000;

/** Reads JSON from the API. Throws an ApiError, also if the complete body does not arrive in time. */
export async function readJson<Reply>(url: URL, headers: Headers, timeoutMs = TIMEOUT_MS): Promise<Reply> {
  try {
    const response = await fetch(url, { headers, cache: "no-store", signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok) throw await errorOf(response);
    return (await response.json()) as Reply;
  } catch (cause) {
    throw unreachable(cause);
  }
}
