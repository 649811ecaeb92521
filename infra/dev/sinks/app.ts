import Type from "typebox";
import { heartbeatRoutes } from "./heartbeat.ts";
import type { Inbox } from "./inbox.ts";
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

/** Slack, PagerDuty, SNS and a heartbeat monitor that deliver into an inbox, with the routes that show it. */
export function buildSink(inbox: Inbox): SinkApp {
  const app = createServer();
  slackRoutes(app, inbox.add);
  pagerdutyRoutes(app, inbox.add);
  snsRoutes(app, inbox.add);
  heartbeatRoutes(app, inbox.add);
  app.get("/health", async () => ({ ok: true }));
  app.get("/notifications", { schema: { querystring: Query } }, async ({ query }) => inbox.list(query));
  app.get("/", async (_, reply) => reply.type("text/html").send(renderPage(inbox.list())));
  return app;
}
