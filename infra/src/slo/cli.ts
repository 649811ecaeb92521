import { openPrometheus, withoutPassword } from "../prometheus/api.ts";
import { type Arguments, readArguments, USAGE } from "./arguments.ts";
import { EXIT, gateOf, renderGate } from "./gate.ts";
import { renderJson } from "./json.ts";
import { readSnapshot } from "./recorded.ts";
import { renderReport, type SloReport } from "./report.ts";
import { readSloSettings } from "./settings.ts";
import { statusOf } from "./status.ts";

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function readArgumentsOrExit(): Arguments {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n\n${USAGE}`);
    process.exit(EXIT.unknown.code);
  }
}

async function readReport({ prometheus }: Arguments): Promise<SloReport> {
  const env = prometheus === undefined ? process.env : { ...process.env, PROMETHEUS_URL: prometheus };
  const { PROMETHEUS_URL } = readSloSettings(env);
  const { at, slos } = await readSnapshot(openPrometheus(PROMETHEUS_URL));
  return { address: withoutPassword(PROMETHEUS_URL), at, slos: slos.map(statusOf) };
}

const args = readArgumentsOrExit();
if (args.help) {
  process.stdout.write(USAGE);
} else {
  try {
    const report = await readReport(args);
    const render = args.json ? renderJson : args.gate ? renderGate : renderReport;
    process.stdout.write(render(report));
    if (args.gate) process.exitCode = EXIT[gateOf(report.slos)].code;
  } catch (error) {
    process.stderr.write(`The SLOs could not be read: ${messageOf(error)}\n`);
    process.exitCode = EXIT.unknown.code;
  }
}
