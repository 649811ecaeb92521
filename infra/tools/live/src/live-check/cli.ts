import { runCommand } from "@petswipe/cli/command";
import { dashboards } from "@petswipe/monitoring/dashboards/all";
import { dashboardModel } from "@petswipe/monitoring/dashboards/build";
import { connect } from "@petswipe/prometheus-client/address";
import { readArguments, USAGE } from "./arguments.ts";
import { checkDashboard, type Finding } from "./check.ts";
import { okShare, renderFindings } from "./report.ts";
import { viewOf } from "./view.ts";

await runCommand({
  usage: USAGE,
  read: readArguments,
  failure: "The panels could not be checked",
  async run({ dashboards: names, json, prometheus }) {
    const { api, address } = connect(prometheus);
    const view = await viewOf(api);
    if (!json) process.stdout.write(`Querying ${address}\n\n`);
    const findings: Finding[] = [];
    for (const name of names)
      findings.push(...(await checkDashboard(api, dashboardModel(name, dashboards[name]), view)));
    process.stdout.write(json ? `${JSON.stringify(findings, null, 2)}\n` : renderFindings(findings));
    return okShare(findings) < 1 ? 1 : 0;
  },
});
