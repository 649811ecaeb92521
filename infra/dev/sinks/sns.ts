import { randomUUID } from "node:crypto";
import { type Receive, statusOf } from "./notification.ts";
import type { SinkApp } from "./server.ts";

const MAX_SUBJECT = 100;

/** The attributes of a message, which the query protocol spreads over numbered fields. */
function attributesOf(form: URLSearchParams): Map<string, string> {
  const names = [...form].filter(([field]) => /^MessageAttributes\.entry\.\d+\.Name$/.test(field));
  return new Map(names.map(([field, name]) => [name, form.get(field.replace(/Name$/, "Value.StringValue")) ?? ""]));
}

/** The error with which SNS would refuse this; undefined when it would publish it. */
function refusal(form: URLSearchParams): string | undefined {
  const subject = form.get("Subject") ?? "";
  if (form.get("Action") !== "Publish") return "Only Publish is supported";
  if (!form.get("Message")) return "Invalid parameter: Empty message";
  if (subject.length > MAX_SUBJECT || !/^[!-~][ -~]*$/.test(subject)) return "Invalid parameter: Subject";
  const empty = [...attributesOf(form)].find(([, value]) => value === "");
  return empty && `The message attribute '${empty[0]}' must contain non-empty message attribute value`;
}

const refused = (message: string): string =>
  `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type><Code>InvalidParameter</Code><Message>${message}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`;

const published = (): string =>
  `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>${randomUUID()}</MessageId></PublishResult><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></PublishResponse>`;

/** The Publish action of SNS. A topic is named like the receiver that publishes to it. */
export function snsRoutes(app: SinkApp, receive: Receive): void {
  const form = "application/x-www-form-urlencoded";
  app.addContentTypeParser(form, { parseAs: "string" }, (_, body, done) =>
    done(null, new URLSearchParams(String(body))),
  );
  app.post<{ Body: URLSearchParams }>("/", async ({ body }, reply) => {
    const error = refusal(body);
    reply.type("text/xml");
    if (error !== undefined) return reply.status(400).send(refused(error));
    const receiver = body.get("TopicArn")?.split(":").at(-1) ?? "";
    const attributes = attributesOf(body);
    const of = (name: string) => attributes.get(name) ?? "";
    receive({
      ...{ channel: receiver === "sms" ? "sms" : "sns", receiver, status: statusOf(of("status")) },
      ...{ alertname: of("alertname"), severity: of("severity"), service: of("service") },
      ...{ title: body.get("Subject") ?? "", text: body.get("Message") ?? "" },
    });
    return published();
  });
}
