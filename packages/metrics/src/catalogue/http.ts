import { metricTable } from "../types.ts";
import { HTTP_METHODS } from "../vocabulary.ts";
import { BODY_BYTES, QUERY_SECONDS, REQUEST_SECONDS } from "./buckets.ts";

const route = { method: HTTP_METHODS, path: "route" } as const;

/** RED of every HTTP server of PetSwipe. `path` is the route template. */
export const httpMetrics = metricTable({
  http_requests_total: {
    type: "counter",
    help: "HTTP requests answered, counted when the response has been sent or the client has gone.",
    labels: { ...route, status: "status" },
  },
  http_request_duration_seconds: {
    type: "histogram",
    help: "Time from the arrival of a request's headers to the end of its response.",
    labels: route,
    buckets: REQUEST_SECONDS,
  },
  http_request_size_bytes: {
    type: "histogram",
    help: "Size of request bodies as the Content-Length header states it; 0 without a body.",
    labels: route,
    buckets: BODY_BYTES,
  },
  http_response_size_bytes: {
    type: "histogram",
    help: "Size of response bodies, in bytes of the body as sent.",
    labels: route,
    buckets: BODY_BYTES,
  },
});

/** Where a request's time goes (spec: Response Time Tracking). */
export const layerMetrics = metricTable({
  http_layer_duration_seconds: {
    type: "histogram",
    help: "Time of a routed request by layer: middleware (before the handler, without the look-up of the session, which is service and database), controller (the handler without what it waits for), service (business code and cache), database (all its queries), total.",
    labels: { layer: ["middleware", "controller", "service", "database", "total"] },
    buckets: QUERY_SECONDS,
  },
});
