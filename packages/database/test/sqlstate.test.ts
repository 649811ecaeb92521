import { DatabaseError } from "pg";
import { describe, expect, inject, it } from "vitest";
import { hasSqlState, SQLSTATE } from "../src/database.ts";
import { isUnavailable } from "../src/errors.ts";
import { run } from "./support/database.ts";

/** The error that PostgreSQL raises for a condition name (Appendix A). */
async function raised(condition: string): Promise<DatabaseError> {
  const error = await run(
    inject("postgresUrl"),
    `DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '${condition}'; END $$`,
  ).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DatabaseError)) throw new Error(`PostgreSQL raised no ${condition}: ${error}`);
  return error;
}

describe("a SQLSTATE", () => {
  it.each(Object.entries(SQLSTATE))("%s is PostgreSQL's %s", async (name, state) => {
    const condition = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    expect((await raised(condition)).code).toBe(state);
  });

  it("is recognized among several, and only on PostgreSQL's errors", async () => {
    const error = await raised("deadlock_detected");
    expect(hasSqlState(error, SQLSTATE.uniqueViolation, SQLSTATE.deadlockDetected)).toBe(true);
    expect(hasSqlState(error, SQLSTATE.uniqueViolation)).toBe(false);
    expect(hasSqlState(error)).toBe(false);
    for (const other of [new Error("40P01"), "40P01", undefined, { code: "40P01" }]) {
      expect(hasSqlState(other, SQLSTATE.deadlockDetected)).toBe(false);
    }
  });

  it.each([
    ["connection_failure", true],
    ["cannot_connect_now", true],
    ["admin_shutdown", true],
    ["too_many_connections", true],
    ["query_canceled", false],
    ["unique_violation", false],
    ["undefined_table", false],
  ])("%s means that PostgreSQL is unavailable: %s", async (condition, unavailable) => {
    expect(isUnavailable(await raised(condition))).toBe(unavailable);
  });
});
