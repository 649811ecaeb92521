import { whereSelected } from "../variables.ts";

/** Matches the selected hosts. */
export const HOSTS = whereSelected("instance", "instance");
