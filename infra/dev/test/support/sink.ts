import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot, spawnService, waitFor } from "@petswipe/embedded";
import getPort from "get-port";
import { sinkChannels } from "../../sinks/channels.ts";
import type { Notification } from "../../sinks/notification.ts";

export type RunningSink = Awaited<ReturnType<typeof startSink>>;

/** The alert sink on free ports, with the channels that lead to it. */
export async function startSink() {
  const folder = await mkdtemp(join(tmpdir(), "sink "));
  const httpPort = await getPort({ host: "127.0.0.1" });
  const smtpPort = await getPort({ host: "127.0.0.1", exclude: [httpPort] });
  const url = `http://127.0.0.1:${httpPort}`;
  const service = await spawnService({
    name: "alert-sink",
    command: process.execPath,
    args: [join(projectRoot, "infra/dev/sinks/main.ts")],
    env: { HTTP_PORT: String(httpPort), SMTP_PORT: String(smtpPort) },
    logFile: join(folder, "log"),
    runDir: folder,
  });
  await waitFor(`${url}/health`, { what: "the sink" });
  return {
    url,
    smtpPort,
    /** One line per notification. */
    logFile: service.logFile,
    channels: await sinkChannels({ httpPort, smtpPort, folder }),
    async notifications(query = ""): Promise<Notification[]> {
      return (await (await fetch(`${url}/notifications?${query}`)).json()) as Notification[];
    },
    async stop(): Promise<void> {
      await service.stop();
      await rm(folder, { recursive: true });
    },
  };
}
