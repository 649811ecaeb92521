export { DatabaseUnavailableError, isUniqueViolation, reasonOf } from "./errors.ts";
export { type DatabaseOptions, openDatabase } from "./open.ts";
export { hasSqlState, SQLSTATE } from "./sqlstate.ts";
export { type Statement, statement } from "./statement.ts";
export type { Database, Queryable } from "./types.ts";
