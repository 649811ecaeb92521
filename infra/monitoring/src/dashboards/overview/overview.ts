import type { DashboardSpec } from "../spec.ts";
import { errors } from "./errors.ts";
import { health } from "./health.ts";
import { now, saturation } from "./now.ts";
import { requests } from "./requests.ts";

export const overview: DashboardSpec = {
  title: "System Overview",
  description: "For whoever is on call: is PetSwipe well, and if not, which part to look at next.",
  folder: "service",
  tags: ["overview"],
  variables: [],
  range: "1h",
  sections: [now, health, requests, errors, saturation],
};
