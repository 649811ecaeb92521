"use client";

import Link from "next/link";
import { logIn } from "../api/auth.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { formAction, textOf } from "../ui/form.ts";
import { ErrorNotice } from "../ui/notice.tsx";
import { useAction } from "../ui/use-action.ts";
import { EmailField } from "./credential-fields.tsx";
import { homeOf } from "./destination.ts";

/** Logs in and opens `next` or the user's home page, with a full page load so that no logged-out state remains. */
export function LoginForm({ next }: { readonly next: string | undefined }) {
  const { run, busy, error } = useAction(async (form: FormData) => {
    const { user } = await logIn({ email: textOf(form, "email"), password: textOf(form, "password") });
    window.location.assign(next ?? homeOf(user));
  });
  return (
    <form onSubmit={formAction(run)}>
      <EmailField />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        maxLength={200}
      />
      {error && <ErrorNotice error={error} offerLogin={false} />}
      <Button type="submit" busy={busy}>
        Log in
      </Button>
      <Link href="/forgot">Forgot your password?</Link>
    </form>
  );
}
