import { selected, whereSelected } from "../variables.ts";

/** The selected processes that query PostgreSQL. */
export const CLIENTS = { instance: selected("instance") } as const;

/** Matches the selected PostgreSQL servers. */
export const SERVERS = whereSelected("instance", "server");
/** Matches the selected databases on them, without templates. */
export const DATABASES = `${SERVERS},${whereSelected("datname", "datname")},datname!~"template.*"`;
