"use client";

import { useState } from "react";
import { signUp } from "../api/auth.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { formAction, textOf } from "../ui/form.ts";
import { ErrorNotice } from "../ui/notice.tsx";
import { useAction } from "../ui/use-action.ts";
import { EmailField, NewPasswordField } from "./credential-fields.tsx";
import { homeOf } from "./destination.ts";
import { type Joining, RoleChoice } from "./role-choice.tsx";

/** Signs up as adopter or shelter and opens the home page of that role. */
export function SignupForm({ initialRole }: { readonly initialRole: Joining }) {
  const [role, setRole] = useState(initialRole);
  const { run, busy, error } = useAction(async (form: FormData) => {
    const { user } = await signUp({
      email: textOf(form, "email"),
      password: textOf(form, "password"),
      displayName: textOf(form, "displayName"),
      role,
    });
    window.location.assign(homeOf(user));
  });
  return (
    <form onSubmit={formAction(run)}>
      <RoleChoice role={role} onChange={setRole} />
      <TextField
        label={role === "shelter" ? "Shelter name" : "Your name"}
        name="displayName"
        autoComplete={role === "shelter" ? "organization" : "name"}
        required
        maxLength={80}
      />
      <EmailField />
      <NewPasswordField label="Password" />
      {error && <ErrorNotice error={error} offerLogin={false} />}
      <Button type="submit" busy={busy}>
        {role === "shelter" ? "Create account" : "Start swiping"}
      </Button>
    </form>
  );
}
