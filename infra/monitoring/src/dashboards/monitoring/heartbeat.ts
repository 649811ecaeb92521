import { WATCHDOG } from "../../alertmanager/routes.ts";
import { orZero } from "../expressions.ts";
import { COLOR_OF, GOOD } from "../thresholds.ts";

/** 1 while the always-firing alert fires. */
export const HEARTBEAT = orZero(`max(ALERTS{alertname="${WATCHDOG}",alertstate="firing"})`);
export const HEARTBEAT_STATES = {
  "1": { text: "firing", color: GOOD },
  "0": { text: "silent", color: COLOR_OF.critical },
} as const;
