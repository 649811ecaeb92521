import { WATCHDOG } from "../../alertmanager/routes.ts";
import { COLOR_OF, GOOD } from "../thresholds.ts";
import { orZero } from "../words.ts";

/** 1 while the alert fires that always has to. */
export const HEARTBEAT = orZero(`max(ALERTS{alertname="${WATCHDOG}",alertstate="firing"})`);
export const FIRES = {
  "1": { text: "fires", color: GOOD },
  "0": { text: "silent", color: COLOR_OF.critical },
} as const;
