import { APPLICATIONS } from "../../alerts/availability.ts";
import { USERS } from "../../rules/golden.ts";
import { selected, whereSelected } from "../variables.ts";

/** Matches user requests to the selected instances and routes. */
export const SELECTED_REQUESTS = {
  ...USERS,
  instance: selected("instance"),
  path: [USERS.path, selected("route")],
} as const;

/** Matches the selected processes of backend, frontend and exporter. */
export const PROCESSES = `job=~"${APPLICATIONS.join("|")}",${whereSelected("instance", "instance")}`;
