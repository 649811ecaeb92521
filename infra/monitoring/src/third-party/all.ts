import { alertmanager } from "./alertmanager.ts";
import { cadvisor } from "./cadvisor.ts";
import { grafana } from "./grafana.ts";
import { node } from "./node.ts";
import { nodeProcess } from "./node-process.ts";
import { postgres } from "./postgres.ts";
import { processes } from "./processes.ts";
import { prometheus } from "./prometheus.ts";
import { redis } from "./redis.ts";
import { remoteWrite } from "./remote-write.ts";
import { scrape } from "./scrape.ts";
import type { ThirdPartyTable } from "./types.ts";

/** The tables by source. */
export const thirdPartySources = {
  alertmanager,
  cadvisor,
  grafana,
  node,
  nodeProcess,
  postgres,
  processes,
  prometheus,
  redis,
  remoteWrite,
  scrape,
} as const satisfies Record<string, ThirdPartyTable>;

/** Every third-party series that rules and dashboards may use. A test compares the tables with what the programs export. */
export const thirdParty = {
  ...alertmanager,
  ...cadvisor,
  ...grafana,
  ...node,
  ...nodeProcess,
  ...postgres,
  ...processes,
  ...prometheus,
  ...redis,
  ...remoteWrite,
  ...scrape,
} as const satisfies ThirdPartyTable;

export type ThirdPartyName = keyof typeof thirdParty;

/** The labels of a series that an expression may name. */
export type ThirdPartyLabel<Name extends ThirdPartyName> =
  | (typeof thirdParty)[Name]["labels"][number]
  | "job"
  | "instance";
