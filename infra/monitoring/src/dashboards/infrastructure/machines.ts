import { whereChosen } from "../variables.ts";

/** Matches series of the machines that are chosen. */
export const MACHINES = whereChosen("instance", "instance");
