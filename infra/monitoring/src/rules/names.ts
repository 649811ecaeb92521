import type { RuleGroup } from "./rule-file.ts";

/** Names from PetSwipe's specification, as aliases of the exporters' metrics. */
export const names: RuleGroup = {
  name: "names",
  rules: [{ record: "redis_used_memory_bytes", expr: "redis_memory_used_bytes" }],
};
