import type { Check } from "@petswipe/dev/boot/check";

interface Mail {
  /** Missing in a mail that was not received completely. */
  readonly subject?: string;
}

/** Whether the mail sink received a mail whose subject contains this text. */
export async function checkMail(sink: string, text: string): Promise<Check[]> {
  const mails = (await (await fetch(new URL("/email", sink))).json()) as Mail[];
  const about = mails.filter(({ subject }) => subject?.includes(text));
  return [
    {
      what: `mail received: ${text}`,
      found: about[0]?.subject ?? `none of ${mails.length}: ${mails.map(({ subject }) => subject).join("; ")}`,
      passed: about.length > 0,
    },
  ];
}
