import { reasonOf } from "../errors.ts";
import { migrate } from "./migrate.ts";

const url = process.env["DATABASE_URL"];
if (url === undefined || url === "") {
  process.stderr.write(
    "DATABASE_URL is not set. Example: postgres://user:password@host:5432/database. While pnpm dev runs, its database is databaseUrl in .data/dev/state.json\n",
  );
  process.exit(1);
}

try {
  const applied = await migrate({ url, log: (line) => process.stdout.write(`${line}\n`) });
  process.stdout.write(
    applied.length === 0 ? "The schema is up to date.\n" : `${applied.length} migrations applied.\n`,
  );
} catch (error) {
  process.stderr.write(`Migration failed, the database is unchanged: ${reasonOf(error)}\n`);
  process.exit(1);
}
