import type { DashboardSpec } from "../spec.ts";
import { databaseServers, databases, instancesOf } from "../variables.ts";
import { buffers } from "./buffers.ts";
import { connections } from "./connections.ts";
import { locks } from "./locks.ts";
import { queries } from "./queries.ts";
import { replication } from "./replication.ts";
import { size } from "./size.ts";
import { statements } from "./statements.ts";
import { status } from "./status.ts";
import { transactions } from "./transactions.ts";

export const database: DashboardSpec = {
  title: "Database",
  description:
    "For on-call and backend engineers: is PostgreSQL, or the way we use it, why PetSwipe is slow or failing?",
  folder: "platform",
  tags: ["database"],
  variables: [instancesOf("backend"), databaseServers, databases],
  range: "1h",
  sections: [status, queries, statements, locks, transactions, connections, replication, buffers, size],
};
