import { chosen, whereChosen } from "../variables.ts";

/** Our processes that ask PostgreSQL. */
export const CLIENTS = { instance: chosen("instance") } as const;

/** A matcher for the chosen PostgreSQL servers. */
export const SERVERS = whereChosen("instance", "server");
/** Matchers for the chosen databases on them; templates are nobody's. */
export const DATABASES = `${SERVERS},${whereChosen("datname", "datname")},datname!~"template.*"`;
