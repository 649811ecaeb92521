import type { DashboardSpec } from "../spec.ts";
import { databaseServers, databases, instancesOf } from "../variables.ts";
import { buffers } from "./buffers.ts";
import { connections } from "./connections.ts";
import { locks } from "./locks.ts";
import { now } from "./now.ts";
import { queries } from "./queries.ts";
import { replication } from "./replication.ts";
import { size } from "./size.ts";
import { statements } from "./statements.ts";
import { transactions } from "./transactions.ts";

export const database: DashboardSpec = {
  title: "Database",
  description: "For whoever asks whether PostgreSQL, or how we use it, is why PetSwipe is slow or fails.",
  folder: "platform",
  tags: ["database"],
  variables: [instancesOf("backend"), databaseServers, databases],
  range: "1h",
  sections: [now, queries, statements, locks, transactions, connections, replication, buffers, size],
};
