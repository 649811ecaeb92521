import { SCRAPE_PASS } from "../../observability/arrival.ts";
import { runtime } from "../../observability/runtime.ts";

export const dynamic = "force-dynamic";

/** Clients without access get the same 404 as for a page that does not exist. */
export async function GET(request: Request): Promise<Response> {
  const { registry, scrapePass } = runtime();
  if (request.headers.get(SCRAPE_PASS) !== scrapePass) return new Response("Not found\n", { status: 404 });
  return new Response(await registry.metrics(), {
    headers: { "content-type": registry.contentType, "cache-control": "no-store" },
  });
}
