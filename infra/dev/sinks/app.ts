import Type from "typebox";
import { heartbeatRoutes } from "./heartbeat.ts";
import type { Journal } from "./journal.ts";
import { SINK_CHANNELS } from "./notification.ts";
import { renderPage } from "./page.ts";
import { pagerdutyRoutes } from "./pagerduty.ts";
import { createServer, type SinkApp } from "./server.ts";
import { slackRoutes } from "./slack.ts";
import { snsRoutes } from "./sns.ts";

const Query = Type.Object({
  channel: Type.Optional(Type.Enum([...SINK_CHANNELS])),
  alertname: Type.Optional(Type.String()),
  status: Type.Optional(Type.Enum(["firing", "resolved"])),
});

/** Slack, PagerDuty, SNS and a heartbeat's watcher, which put what they get into a journal, and that to read. */
export function buildSink(journal: Journal): SinkApp {
  const app = createServer();
  slackRoutes(app, journal.add);
  pagerdutyRoutes(app, journal.add);
  snsRoutes(app, journal.add);
  heartbeatRoutes(app, journal.add);
  app.get("/health", async () => ({ ok: true }));
  app.get("/notifications", { schema: { querystring: Query } }, async ({ query }) => journal.list(query));
  app.get("/", async (_, reply) => reply.type("text/html").send(renderPage(journal.list())));
  return app;
}
