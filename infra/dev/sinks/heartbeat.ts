import Type from "typebox";
import { type Receive, statusOf } from "./notification.ts";
import type { SinkApp } from "./server.ts";

/** The part of Alertmanager's webhook that the sink reads. */
const Call = Type.Object({
  receiver: Type.String(),
  status: Type.String(),
  alerts: Type.Array(
    Type.Object({
      labels: Type.Record(Type.String(), Type.String()),
      annotations: Type.Record(Type.String(), Type.String()),
    }),
    { minItems: 1 },
  ),
});

/** Stands in for the service that raises an alarm when the heartbeat stops. */
export function heartbeatRoutes(app: SinkApp, receive: Receive): void {
  app.post("/heartbeat", { schema: { body: Call } }, async ({ body: { receiver, status, alerts } }) => {
    const { labels = {}, annotations = {} } = alerts[0] ?? {};
    const { alertname = "", severity = "", service = "" } = labels;
    receive({
      ...{ channel: "heartbeat", receiver, status: statusOf(status), alertname, severity, service },
      ...{ title: annotations["summary"] ?? alertname, text: annotations["description"] ?? "" },
    });
    return { ok: true };
  });
}
