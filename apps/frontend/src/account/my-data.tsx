"use client";

import { logOut } from "../api/auth.ts";
import { exportMyData } from "../api/users.ts";
import { Button } from "../ui/button.tsx";
import { ErrorNotice } from "../ui/notice.tsx";
import { useAction } from "../ui/use-action.ts";

/** Downloads all data stored about the user. */
export function MyData() {
  const { run, busy, error } = useAction(async () => save(await exportMyData(), "petswipe-data.json"));
  return (
    <>
      <p>All data we store about you, as a JSON file.</p>
      {error && <ErrorNotice error={error} />}
      <Button variant="quiet" size="small" busy={busy} onClick={() => run()}>
        Download my data
      </Button>
    </>
  );
}

/** Ends the session in the browser and the backend. */
export function LogOut() {
  const { run, busy, error } = useAction(async () => {
    await logOut();
    window.location.assign("/");
  });
  return (
    <>
      {error && <ErrorNotice error={error} />}
      <Button variant="quiet" busy={busy} onClick={() => run()}>
        Log out
      </Button>
    </>
  );
}

function save(value: unknown, fileName: string): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(value, null, 2)], { type: "application/json" }));
  const link = Object.assign(document.createElement("a"), { href: url, download: fileName });
  link.click();
  URL.revokeObjectURL(url);
}
