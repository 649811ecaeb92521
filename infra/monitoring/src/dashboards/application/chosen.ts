import { APPLICATIONS } from "../../alerts/availability.ts";
import { USERS } from "../../rules/golden.ts";
import { chosen, whereChosen } from "../variables.ts";

/** What people ask of the chosen instances and routes. */
export const ASKED = { ...USERS, instance: chosen("instance"), path: [USERS.path, chosen("route")] } as const;

/** Matchers for the chosen processes of our own. */
export const PROCESSES = `job=~"${APPLICATIONS.join("|")}",${whereChosen("instance", "instance")}`;
