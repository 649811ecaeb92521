import { describe, expect, it } from "vitest";
import { statement } from "../src/database.ts";

describe("a statement", () => {
  it("has its text and the labels of its metrics", () => {
    const text = "SELECT id FROM pets";
    expect(statement("select", "pets", text)).toEqual({ operation: "select", table: "pets", text });
  });

  it.each([
    ["insert", "swipes", "WITH p AS (SELECT 1) INSERT\n  INTO swipes SELECT * FROM p"],
    ["update", "pets", "update pets SET name = $1"],
    ["delete", "users", "DELETE FROM users"],
    ["select", "none", "SELECT 1"],
  ] as const)("may be an %s of %s: %j", (operation, table, text) => {
    expect(statement(operation, table, text)).toMatchObject({ operation, table });
  });

  it.each([
    ["delete", "pets", "SELECT id FROM pets", "Not a statement of type delete: SELECT id FROM pets"],
    ["insert", "pets", "UPDATE pets SET name = 'insert'", "Not a statement of type insert: "],
    ["select", "pets", "DELETE FROM pets WHERE selected", "Not a statement of type select: "],
    ["select", "pets", "SELECT id FROM users", "Statement does not use table pets: SELECT id FROM users"],
    ["select", "pets", "SELECT id FROM pets_archive", "Statement does not use table pets: "],
  ] as const)("is not declared as %s of %s when it is %j", (operation, table, text, message) => {
    expect(() => statement(operation, table, text)).toThrow(message);
  });
});
