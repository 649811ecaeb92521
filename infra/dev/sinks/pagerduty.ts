import Type from "typebox";
import { type Receive, statusOf } from "./notification.ts";
import type { SinkApp } from "./server.ts";

const Text = Type.String({ minLength: 1 });

/** An event of PagerDuty's Events API v2, with its limits. */
const Event = Type.Object({
  routing_key: Text,
  event_action: Type.Enum(["trigger", "acknowledge", "resolve"]),
  dedup_key: Type.String({ minLength: 1, maxLength: 255 }),
  payload: Type.Object({
    summary: Type.String({ minLength: 1, maxLength: 1024 }),
    source: Text,
    severity: Type.Enum(["critical", "error", "warning", "info"]),
    class: Text,
    component: Text,
    custom_details: Type.Object({ firing: Text, resolved: Text }),
  }),
  links: Type.Array(Type.Object({ href: Type.String({ format: "uri" }), text: Text })),
});

/** The Events API v2. One path per service identifies the receiver. */
export function pagerdutyRoutes(app: SinkApp, receive: Receive): void {
  const schema = { body: Event, params: Type.Object({ service: Text }) };
  app.post("/pagerduty/:service", { schema }, async ({ body, params }, reply) => {
    const { payload } = body;
    receive({
      channel: "pagerduty",
      receiver: params.service === "other" ? "pagerduty" : `pagerduty-${params.service}`,
      status: statusOf(body.event_action),
      alertname: payload.class,
      severity: payload.severity,
      service: payload.component,
      title: payload.summary,
      text: body.event_action === "resolve" ? payload.custom_details.resolved : payload.custom_details.firing,
    });
    return reply.status(202).send({ status: "success", message: "Event processed", dedup_key: body.dedup_key });
  });
}
