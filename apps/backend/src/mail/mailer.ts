import type { Logger } from "@petswipe/logging";
import { createTransport } from "nodemailer";
import type { BackendConfig } from "../config.ts";

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  /** Sends in the background; what fails is logged. */
  send(mail: Mail): void;
  /** Waits for mails under way. */
  close(): Promise<void>;
}

/** Through SMTP_URL; without one (never in production) mails are printed to the log, links and all. */
export function createMailer(config: BackendConfig, logger: Logger): Mailer {
  const deliver = config.SMTP_URL === undefined ? printed(logger) : overSmtp(config.SMTP_URL, config.MAIL_FROM);
  const underWay = new Set<Promise<void>>();
  return {
    send(mail) {
      const { subject } = mail;
      const delivery = deliver(mail)
        .catch((error: unknown) => logger.error({ ...reason(error), subject }, "mail could not be delivered"))
        .finally(() => underWay.delete(delivery));
      underWay.add(delivery);
    },
    async close() {
      await Promise.all(underWay);
    },
  };
}

/** What a log may hold of an SMTP error: its message and reply repeat the recipient's address. */
function reason(error: unknown): { code: unknown; responseCode: unknown; command: unknown } {
  const { code, responseCode, command } = error as { code?: unknown; responseCode?: unknown; command?: unknown };
  return { code, responseCode, command };
}

function printed(logger: Logger): (mail: Mail) => Promise<void> {
  return async ({ subject, text }) =>
    logger.info({ subject, text }, "mail (SMTP_URL is not set, so it is printed here)");
}

/** A mail server that says nothing must not outlast the drain at the program's end. SMTP_URL's own query goes first. */
const SMTP_TIMEOUT_MS = 5000;
const TIMEOUTS = {
  connectionTimeout: SMTP_TIMEOUT_MS,
  greetingTimeout: SMTP_TIMEOUT_MS,
  socketTimeout: SMTP_TIMEOUT_MS,
  dnsTimeout: SMTP_TIMEOUT_MS,
};

function overSmtp(url: string, from: string): (mail: Mail) => Promise<void> {
  const transport = createTransport({ url, ...TIMEOUTS }, { from });
  return async (mail) => {
    await transport.sendMail(mail);
  };
}
