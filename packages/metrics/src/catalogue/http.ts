import { metricTable } from "../types.ts";
import { HTTP_METHODS } from "../vocabulary.ts";
import { BODY_BYTES, QUERY_SECONDS, REQUEST_SECONDS } from "./buckets.ts";

const route = { method: HTTP_METHODS, path: "route" } as const;

/** RED metrics of every HTTP server. `path` is the route template. */
export const httpMetrics = metricTable({
  http_requests_total: {
    type: "counter",
    help: "HTTP requests, counted when the response has been sent or the client has disconnected.",
    labels: { ...route, status: "status" },
  },
  http_request_duration_seconds: {
    type: "histogram",
    help: "Time from receiving the request headers to the end of the response.",
    labels: route,
    buckets: REQUEST_SECONDS,
  },
  http_request_size_bytes: {
    type: "histogram",
    help: "Size of request bodies by their Content-Length header; 0 without a body.",
    labels: route,
    buckets: BODY_BYTES,
  },
  http_response_size_bytes: {
    type: "histogram",
    help: "Size of response bodies, as sent.",
    labels: route,
    buckets: BODY_BYTES,
  },
});

/** Response time by layer (spec: Response Time Tracking). */
export const layerMetrics = metricTable({
  http_layer_duration_seconds: {
    type: "histogram",
    help: "Duration of a routed request by layer: middleware (before the handler, without the session lookup, which is service and database), controller (the handler without what it awaits), service (business code and cache), database (all of its queries), total.",
    labels: { layer: ["middleware", "controller", "service", "database", "total"] },
    buckets: QUERY_SECONDS,
  },
});
