import { runCommand } from "@petswipe/cli/command";
import { connect } from "@petswipe/prometheus-client/address";
import { readArguments, USAGE } from "./arguments.ts";
import { EXIT, gateOf, renderGate } from "./gate.ts";
import { renderJson } from "./json.ts";
import { readSnapshot } from "./recorded.ts";
import { renderReport, type SloReport } from "./report.ts";
import { statusOf } from "./status.ts";

async function readReport(prometheus: string | undefined): Promise<SloReport> {
  const { api, address } = connect(prometheus);
  const { at, slos } = await readSnapshot(api);
  return { address, at, slos: slos.map(statusOf) };
}

await runCommand({
  usage: USAGE,
  read: readArguments,
  failure: "The SLOs could not be read",
  async run({ json, gate, prometheus }) {
    const report = await readReport(prometheus);
    const render = json ? renderJson : gate ? renderGate : renderReport;
    process.stdout.write(render(report));
    return gate ? EXIT[gateOf(report.slos)].code : EXIT.open.code;
  },
});
