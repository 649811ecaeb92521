import type { DashboardSpec } from "../spec.ts";
import { instancesOf } from "../variables.ts";
import { backups } from "./backups.ts";
import { compute } from "./compute.ts";
import { containers } from "./containers.ts";
import { network } from "./network.ts";
import { redis } from "./redis.ts";
import { status } from "./status.ts";
import { storage } from "./storage.ts";

export const infrastructure: DashboardSpec = {
  title: "Infrastructure",
  description:
    "For on-call engineers: is a host, a disk, the network, a container, Redis or a missing backup the cause? Instances are hosts.",
  folder: "platform",
  tags: ["infrastructure"],
  variables: [instancesOf("node")],
  range: "1h",
  sections: [status, compute, storage, network, containers, redis, backups],
};
