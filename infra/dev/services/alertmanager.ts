import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { program, projectRoot } from "@petswipe/embedded";
import { NO_CHANNELS } from "@petswipe/monitoring/alertmanager/channels";
import { renderAlertmanager } from "@petswipe/monitoring/alertmanager/render";
import { causes } from "@petswipe/monitoring/alerts/causes";
import { processService, type ServiceSpec } from "../service.ts";
import { SINK_AWS, sinkChannels } from "../sinks/channels.ts";
import type { Stack } from "../stack.ts";

async function writeConfig({ log, paths, ports, settings }: Stack, hasSink: boolean): Promise<string> {
  const file = join(paths.config, "alertmanager.yml");
  const endpoints = {
    httpPort: ports.alertSink,
    smtpPort: ports.alertSinkMail,
    folder: join(paths.config, "alert-sink"),
  };
  const { text, unreached } = renderAlertmanager(settings, {
    causes: causes(),
    templates: [join(projectRoot, "infra/alertmanager/templates/*.tmpl")],
    fallback: hasSink ? await sinkChannels(endpoints) : NO_CHANNELS,
  });
  if (unreached.length > 0) log(`no channel is configured for ${unreached.join(", ")}`);
  await writeFile(file, text);
  return file;
}

/** Alertmanager without clustering. Channels that the settings do not configure lead to the sink, if it runs. */
export function alertmanager(stack: Stack, hasSink = false): ServiceSpec {
  const { log, paths, ports, settings } = stack;
  const address = `127.0.0.1:${ports.alertmanager}`;
  const url = `http://localhost:${ports.alertmanager}`;
  const isReal = settings.SNS_TOPIC_ARN !== undefined || settings.SNS_SMS_TOPIC_ARN !== undefined;
  return processService({
    name: "alertmanager",
    stage: "monitoring",
    url,
    logFile: join(paths.logs, "alertmanager.log"),
    runDir: paths.run,
    ready: `http://${address}/-/ready`,
    async command(signal) {
      const args = [
        `--config.file=${await writeConfig(stack, hasSink)}`,
        `--storage.path=${join(paths.data, "alertmanager")}`,
        `--web.listen-address=${address}`,
        `--web.external-url=${url}`,
        "--cluster.listen-address=",
      ];
      const { command, env } = await program("alertmanager", { log, signal });
      return { command, args, env: { ...env, ...(!isReal && SINK_AWS) } };
    },
  });
}
