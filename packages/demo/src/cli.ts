import { hasSqlState, SQLSTATE } from "@petswipe/database";
import { seed } from "./seed.ts";

const url = process.env["DATABASE_URL"];
const print = (line: string) => process.stdout.write(`${line}\n`);

if (!url) {
  process.stderr.write(
    "DATABASE_URL is not set. Example: postgres://user:password@host:5432/database. While pnpm dev runs, its database is databaseUrl in .data/dev/state.json\n",
  );
  process.exitCode = 1;
} else {
  try {
    const { seeded, ...counts } = await seed({ url, log: print });
    if (seeded)
      print(
        `Seeded: ${Object.entries(counts)
          .map(([name, count]) => `${count} ${name}`)
          .join(", ")}`,
      );
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    const advice = hasSqlState(error, SQLSTATE.undefinedTable) ? " Run the migrations first." : "";
    process.stderr.write(`Seeding failed, nothing was written: ${message || code}.${advice}\n`);
    process.exitCode = 1;
  }
}
