"use client";

import { useState } from "react";
import { deleteMe } from "../api/users.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { formAction, textOf } from "../ui/form.ts";
import { ErrorNotice } from "../ui/notice.tsx";
import { useAction } from "../ui/use-action.ts";

/** Permanently deletes the account after confirming the password. */
export function DeleteAccount() {
  const [open, setOpen] = useState(false);
  const { run, busy, error } = useAction(async (form: FormData) => {
    await deleteMe(textOf(form, "password"));
    window.location.assign("/");
  });
  if (!open) {
    return (
      <>
        <p>This permanently deletes your account, your swipes and your matches.</p>
        <Button variant="danger" size="small" onClick={() => setOpen(true)}>
          Delete my account…
        </Button>
      </>
    );
  }
  return (
    <form onSubmit={formAction(run)}>
      <TextField
        label="Confirm your password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        autoFocus
      />
      {error && <ErrorNotice error={error} offerLogin={false} />}
      <Button type="submit" variant="danger" size="small" busy={busy}>
        Delete permanently
      </Button>
      <Button variant="quiet" size="small" onClick={() => setOpen(false)}>
        Keep my account
      </Button>
    </form>
  );
}
