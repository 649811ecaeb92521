import { program, programNames } from "./debian/program.ts";

const log = (line: string) => process.stderr.write(`${line}\n`);
let failed = false;

// In sequence: they share apt's lists and lock.
for (const name of programNames) {
  await program(name, { log }).catch((error: Error) => {
    failed = true;
    log(error.message);
  });
}
process.exitCode = failed ? 1 : 0;
