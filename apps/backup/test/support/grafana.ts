import { DatabaseSync } from "node:sqlite";

/** Creates a database with some of Grafana's tables, a user and a dashboard. */
export function makeGrafana(file: string): void {
  const database = new DatabaseSync(file);
  database.exec(`
    CREATE TABLE "user" (id INTEGER PRIMARY KEY, login TEXT NOT NULL, created DATETIME NOT NULL, updated DATETIME NOT NULL);
    CREATE TABLE "dashboard" (id INTEGER PRIMARY KEY, title TEXT NOT NULL, data TEXT NOT NULL, updated DATETIME NOT NULL);
    CREATE TABLE "migration_log" (id INTEGER PRIMARY KEY, migration_id TEXT NOT NULL);
    INSERT INTO "user" (login, created, updated) VALUES ('admin', '2026-11-01 08:00:00', '2026-11-02 08:00:00');
    INSERT INTO "migration_log" (migration_id) VALUES ('create user table');
  `);
  database.close();
  addDashboard(file, "Shelters", new Date("2026-11-03T08:00:00Z"));
}

export function addDashboard(file: string, title: string, updated = new Date()): void {
  const database = new DatabaseSync(file);
  const time = updated.toISOString().slice(0, 19).replace("T", " ");
  database.prepare(`INSERT INTO "dashboard" (title, data, updated) VALUES (?, '{}', ?)`).run(title, time);
  database.close();
}

/** All rows of all tables. */
export function rowsOf(file: string): Record<string, unknown[]> {
  const database = new DatabaseSync(file, { readOnly: true });
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
  const entries = tables.map(({ name }) => [String(name), database.prepare(`SELECT * FROM "${name}"`).all()] as const);
  database.close();
  return Object.fromEntries(entries);
}
