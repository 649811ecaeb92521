/** Plays every channel of Alertmanager on this machine, prints what it gets as lines of JSON, and shows it on a page. */
import { configOrExit, listenOrExit } from "@petswipe/config";
import { buildSink } from "./app.ts";
import { createJournal } from "./journal.ts";
import { readSinkSettings } from "./settings.ts";
import { startSmtp } from "./smtp.ts";

const settings = configOrExit(() => readSinkSettings(process.env));
const journal = createJournal((line) => process.stdout.write(line));
await startSmtp(settings.SMTP_PORT, journal.add);
await listenOrExit(buildSink(journal), { host: "127.0.0.1", port: settings.HTTP_PORT });
