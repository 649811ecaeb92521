import { runtime } from "../../../observability/runtime.ts";
import { relay } from "../../../server/relay.ts";

export const dynamic = "force-dynamic";

/** Relays API calls of the browser to the backend: same origin; BACKEND_URL is read at startup, not at build time. */
function handle(request: Request): Promise<Response> {
  const { config, logger } = runtime();
  return relay(request, { backendUrl: config.BACKEND_URL, logger });
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
