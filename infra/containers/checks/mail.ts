import type { Check } from "@petswipe/dev/boot/check";

interface Mail {
  /** None of one that broke off. */
  readonly subject?: string;
}

/** Whether the mail sink has a mail whose subject says so. */
export async function checkMail(sink: string, words: string): Promise<Check[]> {
  const mails = (await (await fetch(new URL("/email", sink))).json()) as Mail[];
  const about = mails.filter(({ subject }) => subject?.includes(words));
  return [
    {
      what: `a mail says: ${words}`,
      found: about[0]?.subject ?? `none of ${mails.length}: ${mails.map(({ subject }) => subject).join("; ")}`,
      passed: about.length > 0,
    },
  ];
}
