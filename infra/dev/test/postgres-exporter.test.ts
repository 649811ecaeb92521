import { expect, it } from "vitest";
import { collectorFlags, withSessionLimits } from "../services/postgres-exporter.ts";

it("enables only collectors that the exporter knows", () => {
  const help = `
      --collector.locks          Enable the locks collector (default: enabled).
      --[no-]collector.postmaster  
                                 Enable the postmaster collector (default: disabled).
      --collector.stat_statements  
                                 Enable the stat_statements collector (default: disabled).
      --collector.stat_checkpointer.made_up=100`;
  expect(collectorFlags(help)).toEqual(["--collector.postmaster", "--collector.stat_statements"]);
});

it("adds session timeouts that the URL does not set", () => {
  expect(withSessionLimits("postgres://u:p@h/d")).toBe("postgres://u:p@h/d?lock_timeout=1000&statement_timeout=5000");
  expect(withSessionLimits("postgres://u:p@h/d?statement_timeout=9")).toBe(
    "postgres://u:p@h/d?statement_timeout=9&lock_timeout=1000",
  );
});
