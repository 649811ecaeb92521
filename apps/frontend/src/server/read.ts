import { errorOf, unreachable } from "../api/errors.ts";

/** Milliseconds that a page waits for the API. */
const PATIENCE_MS = 10_000;

/** Reads JSON from the API. Throws an ApiError, also when the whole of it has not come in time. */
export async function readJson<Reply>(url: URL, headers: Headers, patienceMs = PATIENCE_MS): Promise<Reply> {
  try {
    const response = await fetch(url, { headers, cache: "no-store", signal: AbortSignal.timeout(patienceMs) });
    if (!response.ok) throw await errorOf(response);
    return (await response.json()) as Reply;
  } catch (cause) {
    throw unreachable(cause);
  }
}
