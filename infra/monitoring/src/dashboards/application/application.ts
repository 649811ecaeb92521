import type { DashboardSpec } from "../spec.ts";
import { instancesOf, routesOf } from "../variables.ts";
import { auth } from "./auth.ts";
import { businessEvents } from "./business-events.ts";
import { cache } from "./cache.ts";
import { endpoints } from "./endpoints.ts";
import { errors } from "./errors.ts";
import { instances } from "./instances.ts";
import { latency } from "./latency.ts";
import { layers } from "./layers.ts";
import { processes } from "./processes.ts";
import { runtime } from "./runtime.ts";
import { sizes } from "./sizes.ts";
import { status } from "./status.ts";

export const application: DashboardSpec = {
  title: "Application",
  description: "For on-call engineers and feature developers: which endpoint, layer or instance is slow or failing.",
  folder: "service",
  tags: ["application"],
  variables: [instancesOf("backend", "frontend"), routesOf("backend", "frontend")],
  range: "1h",
  sections: [
    status,
    endpoints,
    errors,
    latency,
    layers,
    instances,
    sizes,
    auth,
    cache,
    runtime,
    processes,
    businessEvents,
  ],
};
