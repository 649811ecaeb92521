import type { RuleGroup } from "./rule-file.ts";

/** Names that PetSwipe's documentation uses, over what exporters really serve. */
export const names: RuleGroup = {
  name: "names",
  rules: [{ record: "redis_used_memory_bytes", expr: "redis_memory_used_bytes" }],
};
