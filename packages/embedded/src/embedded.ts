export { type PostgresOptions, type PostgresServer, startPostgres } from "./postgres/start.ts";
export { identify, isRunning, type ProcessIdentity } from "./process/identity.ts";
export { logTail } from "./process/log-tail.ts";
export { reapStale } from "./process/reap.ts";
export { type Service, type ServiceExit, type ServiceOptions, spawnService } from "./process/service.ts";
export { type WaitOptions, waitFor } from "./wait-for.ts";
