import { program, programNames } from "./debian/program.ts";

const log = (line: string) => process.stderr.write(`${line}\n`);
let failed = false;

// One after the other: they share apt's lists and its lock.
for (const name of programNames) {
  await program(name, { log }).catch((error: Error) => {
    failed = true;
    log(error.message);
  });
}
process.exitCode = failed ? 1 : 0;
