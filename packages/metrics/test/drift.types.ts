// Each directive below marks one way to drift from the catalogue, which must not compile.
import { type AvailabilitySlo, type FreshnessSlo, type LatencySlo, metricTable, type services } from "../src/data.ts";
import type { Instruments } from "../src/instruments/index.ts";
import { routeTemplate, statusCode } from "../src/labels.ts";
import { gauge, increase, quantile, rate, rateOfCount, rateWithin, selector } from "../src/promql.ts";

// Declaring: names state type and unit, and every label's values are known.
const help = "An example.";
const buckets = [1, 2] as const;
// @ts-expect-error: a counter without _total
metricTable({ swipes: { type: "counter", help, labels: {} } });
// @ts-expect-error: a histogram without its unit
metricTable({ swipe_duration: { type: "histogram", help, labels: {}, buckets } });
// @ts-expect-error: a gauge with _total
metricTable({ sessions_total: { type: "gauge", help, labels: {} } });
// @ts-expect-error: a histogram without buckets
metricTable({ swipe_seconds: { type: "histogram", help, labels: {} } });
// @ts-expect-error: a label that takes any text
metricTable({ swipes_total: { type: "counter", help, labels: { user_id: "string" } } });

// Emitting: exactly the declared labels, with bounded values.
declare const backend: Instruments<typeof services.backend>;
declare const userId: string;
const path = routeTemplate("/api/pets/:id");
const status = statusCode(200);
// @ts-expect-error: a user's id as a label value
backend.swipes_total.inc({ liked: "true", pet_type: userId });
// @ts-expect-error: a value that is not in the domain
backend.swipes_total.inc({ liked: "true", pet_type: "dragon" });
// @ts-expect-error: a label is missing
backend.swipes_total.inc({ liked: "true" });
// @ts-expect-error: an extra label
backend.swipes_total.inc({ liked: "true", pet_type: "dog", city: "Bern" });
// @ts-expect-error: labels for a metric that has none
backend.matches_created_total.inc({ pet_type: "dog" });
// @ts-expect-error: a URL in place of a route template
backend.http_requests_total.inc({ method: "GET", path: "/api/pets/7", status });
// @ts-expect-error: not an HTTP status
backend.http_requests_total.inc({ method: "GET", path, status: "42" });
// @ts-expect-error: a method outside the list
backend.http_requests_total.inc({ method: "BREW", path, status });
// @ts-expect-error: a metric that the backend does not emit
backend.petswipe_pets.set({ status: "listed", pet_type: "dog" }, 1);
// @ts-expect-error: a counter cannot be set
backend.swipes_total.set({ liked: "true", pet_type: "dog" }, 1);

// Querying: only what is declared.
const window = "5m";
// @ts-expect-error: a metric that was renamed
rate("swipes_made_total", { window });
// @ts-expect-error: the rate of a gauge
rate("sessions_active", { window });
// @ts-expect-error: the increase of a histogram
increase("http_request_duration_seconds", { window });
// @ts-expect-error: a counter read as a gauge
gauge("swipes_total");
// @ts-expect-error: grouped by a label that the metric does not have
rate("swipes_total", { by: ["path"], window });
// @ts-expect-error: selected by a label that the metric does not have
selector("swipes_total", { status: "listed" });
// @ts-expect-error: the quantile of a counter
quantile(0.99, "http_requests_total", { window });
// @ts-expect-error: the count of a counter
rateOfCount("http_requests_total", { window });
// @ts-expect-error: a bound that is not a bucket
rateWithin("http_request_duration_seconds", 0.6, { window });

// SLOs: the metric is declared, and the threshold is a bucket.
const slo = { service: "backend", objective: 0.99, good: "an example", minimumEvents: 1 } as const;
const duration = "http_request_duration_seconds";
// @ts-expect-error: a threshold that is not a bucket
export const between: LatencySlo = { ...slo, kind: "latency", metric: duration, threshold: 0.6 };
// @ts-expect-error: the latency of an undeclared metric
export const undeclared: LatencySlo = { ...slo, kind: "latency", metric: "db_seconds", threshold: 0.5 };
// @ts-expect-error: availability over a histogram
export const uncounted: AvailabilitySlo = { ...slo, kind: "availability", metric: duration, badStatus: "5.." };
// @ts-expect-error: freshness of a metric that is not a timestamp
export const timeless: FreshnessSlo = { ...slo, kind: "freshness", metric: "petswipe_kpi_up", maxAgeSeconds: 60 };

// The same calls with declared names compile, so each error above has the cause that its line states.
metricTable({ swipes_total: { type: "counter", help, labels: { liked: ["true", "false"] } } });
metricTable({ swipe_seconds: { type: "histogram", help, labels: {}, buckets } });
backend.swipes_total.inc({ liked: "true", pet_type: "dog" });
backend.matches_created_total.inc();
backend.http_requests_total.inc({ method: "GET", path, status });
rate("swipes_total", { by: ["pet_type", "job"], window });
increase("swipes_total", { where: { liked: "true" }, window });
gauge("sessions_active");
selector("swipes_total", { pet_type: "dog" });
quantile(0.99, duration, { by: ["path"], window });
rateOfCount(duration, { window });
rateWithin(duration, 0.5, { window });
export const kept: LatencySlo = { ...slo, kind: "latency", metric: duration, threshold: 0.5 };
