import { describe, expect, it } from "vitest";
import { isLocalDatabase, mayFill } from "../external-database.ts";
import { readSettings } from "../settings.ts";

const FOREIGN = "postgres://petswipe:hidden@db.example.org:5432/petswipe";

describe("an external database", () => {
  it.each([
    "postgres://u@localhost/d",
    "postgresql://u:p@127.0.0.1:5433/d",
    "postgres://u@127.1.2.3/d",
    "postgres://u@[::1]:5432/d",
    "postgres://u@/d?host=/var/run/postgresql",
  ])("is on this machine: %s", (url) => expect(isLocalDatabase(url)).toBe(true));

  it.each([
    FOREIGN,
    "postgres://u@10.0.0.7/d",
    "postgres://u@localhost.example.org/d",
    "postgres://u@127.0.0.1.example.org/d",
    "postgres://u@localhost/d?host=db.example.org",
  ])("is on another: %s", (url) => expect(isLocalDatabase(url)).toBe(false));

  it("on this machine is filled by default", () => {
    expect(mayFill("postgres://u@localhost/d", undefined)).toBe(true);
    expect(mayFill("postgres://u@localhost/d", "no")).toBe(false);
  });

  it("on another machine is refused without DEV_SEED, with both choices", () => {
    expect(() => readSettings({ DATABASE_URL: FOREIGN })).toThrow(/another machine.*DEV_SEED=no.*DEV_SEED=yes/);
    expect(() => readSettings({ DATABASE_URL: FOREIGN })).not.toThrow(/hidden/);
    expect(readSettings({ DATABASE_URL: FOREIGN, DEV_SEED: "yes" }).DEV_SEED).toBe("yes");
    expect(mayFill(FOREIGN, "yes")).toBe(true);
    expect(mayFill(FOREIGN, "no")).toBe(false);
  });
});
