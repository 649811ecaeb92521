"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { rename } from "../api/users.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { formAction, textOf } from "../ui/form.ts";
import { ErrorNotice, Notice } from "../ui/notice.tsx";
import { useAction } from "../ui/use-action.ts";

/** Changes the display name. */
export function NameForm({ displayName }: { readonly displayName: string }) {
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  const { run, busy, error } = useAction(async (form: FormData) => {
    setSaved(false);
    await rename(textOf(form, "displayName").trim());
    setSaved(true);
    router.refresh();
  });
  return (
    <form onSubmit={formAction(run)}>
      <TextField
        label="Display name"
        name="displayName"
        defaultValue={displayName}
        autoComplete="name"
        required
        maxLength={80}
      />
      {saved && <Notice>Saved.</Notice>}
      {error && <ErrorNotice error={error} />}
      <Button type="submit" variant="calm" size="small" busy={busy}>
        Save name
      </Button>
    </form>
  );
}
