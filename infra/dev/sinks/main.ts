/** Stands in for every channel of Alertmanager, prints notifications as lines of JSON and shows them on a page. */
import { configOrExit, listenOrExit } from "@petswipe/config";
import { buildSink } from "./app.ts";
import { createInbox } from "./inbox.ts";
import { readSinkSettings } from "./settings.ts";
import { startSmtp } from "./smtp.ts";

const settings = configOrExit(() => readSinkSettings(process.env));
const inbox = createInbox((line) => process.stdout.write(line));
await startSmtp(settings.SMTP_PORT, inbox.add);
await listenOrExit(buildSink(inbox), { host: "127.0.0.1", port: settings.HTTP_PORT });
