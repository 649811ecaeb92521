import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { runCommand } from "@petswipe/cli/command";
import { connect } from "@petswipe/prometheus-client/address";
import { readArguments, USAGE } from "./arguments.ts";
import { declaredCoverage } from "./declared.ts";
import { liveCoverage } from "./live.ts";
import { coverageJson, isComplete, renderCoverage } from "./report.ts";

await runCommand({
  usage: USAGE,
  read: readArguments,
  failure: "The coverage could not be measured",
  async run({ prometheus, out }) {
    const { api, address } = connect(prometheus);
    process.stdout.write(`Querying ${address}\n\n`);
    const coverage = [...(await declaredCoverage()), ...(await liveCoverage(api))];
    await mkdir(dirname(out), { recursive: true });
    await writeFile(out, coverageJson(coverage));
    process.stdout.write(`${renderCoverage(coverage)}\nWritten to ${out}\n`);
    return isComplete(coverage) ? 0 : 1;
  },
});
