import { runtime } from "../../../observability/runtime.ts";
import { relay } from "../../../server/relay.ts";

export const dynamic = "force-dynamic";

/** The browser's way to the backend: same origin, chosen by BACKEND_URL when the server starts, not when it is built. */
function handle(request: Request): Promise<Response> {
  const { config, logger } = runtime();
  return relay(request, { backendUrl: config.BACKEND_URL, logger });
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
