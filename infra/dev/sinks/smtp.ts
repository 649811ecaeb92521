import { once } from "node:events";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { type Receive, statusOf } from "./notification.ts";

/** A mail server on 127.0.0.1 for any recipient, without TLS and login. Resolves when it listens. */
export async function startSmtp(port: number, receive: Receive): Promise<SMTPServer> {
  async function take(stream: Readable): Promise<void> {
    const { subject = "", text = "", headers } = await PostalMime.parse(await buffer(stream));
    const header = (name: string) => headers.find(({ key }) => key === `x-petswipe-${name}`)?.value ?? "";
    receive({
      ...{ channel: "email", receiver: "email", status: statusOf(header("status")) },
      ...{ alertname: header("alert"), severity: header("severity"), service: header("service") },
      ...{ title: subject, text },
    });
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      take(stream).then(() => done(), done);
    },
  });
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  return server;
}
