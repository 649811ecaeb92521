import { Adoption } from "@petswipe/contract";
import { PET_STATUSES, PET_TYPES, ROLES, TABLES } from "@petswipe/metrics";
import { expect, inject, it } from "vitest";
import { databaseUrl, TEMPLATE } from "../src/testing/url.ts";
import { run } from "./support/database.ts";

const url = databaseUrl(inject("postgresUrl"), TEMPLATE);

/** The values that a column's CHECK constraint allows. */
async function valuesOf(table: string, column: string): Promise<string[]> {
  const rows = await run(
    url,
    `SELECT pg_get_constraintdef(c.oid) AS definition FROM pg_constraint c
     JOIN pg_attribute a ON a.attrelid = c.conrelid AND c.conkey = ARRAY[a.attnum]
     WHERE c.contype = 'c' AND c.conrelid = $1::regclass AND a.attname = $2`,
    [table, column],
  );
  const lists = rows
    .map(({ definition }) => String(definition))
    .filter((definition) => definition.includes("ANY (ARRAY["));
  expect(lists).toHaveLength(1);
  return [...(lists[0] ?? "").matchAll(/'(\w+)'::text/g)].map(([, value = ""]) => value);
}

it.each([
  ["pets", "pet_type", PET_TYPES],
  ["pets", "status", PET_STATUSES],
  ["users", "role", ROLES],
  ["adoptions", "status", (Adoption.properties.status as unknown as { enum: string[] }).enum],
])("%s.%s allows exactly the values of labels and API", async (table, column, values) => {
  expect(await valuesOf(table, column)).toEqual(values);
});

it("the table label has exactly the existing tables", async () => {
  const rows = await run(
    url,
    "SELECT relname FROM pg_stat_user_tables WHERE schemaname = 'public' AND relname <> 'schema_migrations'",
  );
  const tables: readonly string[] = TABLES;
  expect(rows.map(({ relname }) => relname).sort()).toEqual(tables.filter((table) => table !== "none").sort());
});
