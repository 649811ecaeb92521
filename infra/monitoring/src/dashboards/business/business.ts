import type { DashboardSpec } from "../spec.ts";
import { activity } from "./activity.ts";
import { conversion } from "./conversion.ts";
import { engagement } from "./engagement.ts";
import { pets } from "./pets.ts";
import { quality } from "./quality.ts";
import { reconciliation } from "./reconciliation.ts";
import { swipes } from "./swipes.ts";
import { targets } from "./targets.ts";

export const business: DashboardSpec = {
  title: "Business Metrics",
  description: "For shelter and product staff: are swipes, matches and adoptions on target, and are the numbers right?",
  folder: "business",
  tags: ["business"],
  variables: [],
  range: "24h",
  sections: [targets, activity, swipes, pets, engagement, conversion, quality, reconciliation],
};
