import type { Check } from "../../native/boot/check.ts";

interface Mail {
  /** None of one that broke off. */
  readonly subject?: string;
}

/** Whether the mail sink has a mail about an alert. */
export async function checkMail(sink: string, alert: string): Promise<Check[]> {
  const mails = (await (await fetch(new URL("/email", sink))).json()) as Mail[];
  const about = mails.filter(({ subject }) => subject?.includes(alert));
  return [
    {
      what: `mail about ${alert}`,
      found: about[0]?.subject ?? `none of ${mails.length}: ${mails.map(({ subject }) => subject).join("; ")}`,
      passed: about.length > 0,
    },
  ];
}
