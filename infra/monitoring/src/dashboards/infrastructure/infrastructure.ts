import type { DashboardSpec } from "../spec.ts";
import { instancesOf } from "../variables.ts";
import { backups } from "./backups.ts";
import { compute } from "./compute.ts";
import { containers } from "./containers.ts";
import { network } from "./network.ts";
import { now } from "./now.ts";
import { redis } from "./redis.ts";
import { storage } from "./storage.ts";

export const infrastructure: DashboardSpec = {
  title: "Infrastructure",
  description:
    "For whoever is on call: is a machine, a disk, the network, a container, Redis or a missing backup the cause. The instance chosen is a machine.",
  folder: "platform",
  tags: ["infrastructure"],
  variables: [instancesOf("node")],
  range: "1h",
  sections: [now, compute, storage, network, containers, redis, backups],
};
