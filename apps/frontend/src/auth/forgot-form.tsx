"use client";

import { useState } from "react";
import { requestReset } from "../api/auth.ts";
import { Button } from "../ui/button.tsx";
import { formAction, textOf } from "../ui/form.ts";
import { ErrorNotice, Notice } from "../ui/notice.tsx";
import { useAction } from "../ui/use-action.ts";
import { EmailField } from "./credential-fields.tsx";

/** Requests a reset email. The response and the text are the same for unknown addresses. */
export function ForgotForm() {
  const [sentTo, setSentTo] = useState<string>();
  const { run, busy, error } = useAction(async (form: FormData) => {
    const email = textOf(form, "email");
    await requestReset({ email });
    setSentTo(email);
  });
  if (sentTo !== undefined) {
    return <Notice>If {sentTo} has an account, an email with a link is on its way. The link works once.</Notice>;
  }
  return (
    <form onSubmit={formAction(run)}>
      <EmailField />
      {error && <ErrorNotice error={error} />}
      <Button type="submit" busy={busy}>
        Send reset link
      </Button>
    </form>
  );
}
