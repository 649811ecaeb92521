"use client";

import { useState } from "react";
import { resetPassword } from "../api/auth.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { formAction, textOf } from "../ui/form.ts";
import { ErrorNotice, Notice } from "../ui/notice.tsx";
import { useAction } from "../ui/use-action.ts";
import { NewPasswordField } from "./credential-fields.tsx";

/** Sets a new password with the single-use token from the email. */
export function ResetForm({ token }: { readonly token: string }) {
  const [done, setDone] = useState(false);
  const { run, busy, error } = useAction(async (form: FormData) => {
    await resetPassword({ token, password: textOf(form, "password") });
    setDone(true);
  });
  if (done) {
    return (
      <>
        <Notice>Your password has been changed.</Notice>
        <ButtonLink href="/login">Log in</ButtonLink>
      </>
    );
  }
  return (
    <form onSubmit={formAction(run)}>
      <NewPasswordField label="New password" />
      {error && <ErrorNotice error={error} offerLogin={false} />}
      <Button type="submit" busy={busy}>
        Set new password
      </Button>
    </form>
  );
}
