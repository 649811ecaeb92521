import type { IncomingMessage } from "node:http";

const UNROUTED = "/malformed-url";

/**
 * The URL to route: one that no route has if the path contains invalid percent encoding. The router would answer such a
 * request itself, bypassing hooks, metrics, log and the format of errors.
 */
export function routableUrl({ url = "/" }: Pick<IncomingMessage, "url">): string {
  const [path = ""] = url.split(/[?#;]/, 1);
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return UNROUTED;
  }
}
