import type { Logger } from "@petswipe/logging";
import { createTransport } from "nodemailer";
import type { BackendConfig } from "../config.ts";

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  /** Sends in the background; failures are logged. */
  send(mail: Mail): void;
  /** Waits for emails that are being sent. */
  close(): Promise<void>;
}

/** Sends through SMTP_URL; without it (never in production), emails are logged with their links. */
export function createMailer(config: BackendConfig, logger: Logger): Mailer {
  const deliver = config.SMTP_URL === undefined ? logged(logger) : overSmtp(config.SMTP_URL, config.MAIL_FROM);
  const pending = new Set<Promise<void>>();
  return {
    send(mail) {
      const { subject } = mail;
      const delivery = deliver(mail)
        .catch((error: unknown) => logger.error({ ...reason(error), subject }, "email delivery failed"))
        .finally(() => pending.delete(delivery));
      pending.add(delivery);
    },
    async close() {
      await Promise.all(pending);
    },
  };
}

/** The loggable part of an SMTP error: its message and response contain the recipient's address. */
function reason(error: unknown): { code: unknown; responseCode: unknown; command: unknown } {
  const { code, responseCode, command } = error as { code?: unknown; responseCode?: unknown; command?: unknown };
  return { code, responseCode, command };
}

function logged(logger: Logger): (mail: Mail) => Promise<void> {
  return async ({ subject, text }) => logger.info({ subject, text }, "email (logged because SMTP_URL is not set)");
}

/** An unresponsive mail server must not outlast the shutdown drain. Query parameters of SMTP_URL take precedence. */
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
