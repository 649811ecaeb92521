import type { DashboardSpec } from "../spec.ts";
import { errors } from "./errors.ts";
import { health } from "./health.ts";
import { requests } from "./requests.ts";
import { saturation, status } from "./status.ts";

export const overview: DashboardSpec = {
  title: "System Overview",
  description: "For on-call engineers: is PetSwipe healthy, and if not, which part to look at next.",
  folder: "service",
  tags: ["overview"],
  variables: [],
  range: "1h",
  sections: [status, health, requests, errors, saturation],
};
