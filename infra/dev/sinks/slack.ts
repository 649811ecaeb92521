import Type from "typebox";
import { type Receive, statusOf } from "./notification.ts";
import type { SinkApp } from "./server.ts";

const Text = Type.String({ minLength: 1 });

/** The part of a Slack message that Alertmanager sends. */
const Message = Type.Object({
  attachments: Type.Array(
    Type.Object({
      title: Text,
      text: Text,
      fallback: Text,
      color: Type.String({ pattern: "^#[0-9A-Fa-f]{6}$" }),
      footer: Text,
      actions: Type.Array(
        Type.Object({ type: Type.Literal("button"), text: Text, url: Type.String({ format: "uri" }) }),
      ),
    }),
    { minItems: 1, maxItems: 1 },
  ),
});

const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** Incoming webhooks. The path identifies the channel. */
export function slackRoutes(app: SinkApp, receive: Receive): void {
  const schema = { body: Message };
  app.post("/slack", { schema }, ({ body }) => take("slack", body));
  app.post("/slack/:team", { schema: { ...schema, params: Type.Object({ team: Text }) } }, ({ body, params }) =>
    take(`slack-${params.team}`, body),
  );

  function take(receiver: string, { attachments: [attachment] }: Type.Static<typeof Message>): string {
    const { title = "", text = "", footer = "" } = attachment ?? {};
    const [alertname = "", severity = "", service = "", , status] = footer.split(" · ");
    receive({
      ...{ channel: "slack", receiver, status: statusOf(status), alertname, severity, service },
      ...{ title: unescaped(title), text: unescaped(text) },
    });
    return "ok"; // the body that Slack returns and Alertmanager expects
  }
}
