import type { IncomingMessage } from "node:http";

const NOWHERE = "/malformed-url";

/**
 * The address to route a request to: where its path holds percent signs that encode nothing, one that no route has. The
 * router would answer such a request itself, past hooks, metrics, log and the shape of errors.
 */
export function routableUrl({ url = "/" }: Pick<IncomingMessage, "url">): string {
  const [path = ""] = url.split(/[?#;]/, 1);
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return NOWHERE;
  }
}
