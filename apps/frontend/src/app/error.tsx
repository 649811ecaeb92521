"use client";

import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
}

/** A page that failed to render, usually because the backend is unreachable. The digest identifies the log entry. */
export default function ErrorPage({ error }: ErrorPageProps) {
  return (
    <Empty title="Something went wrong" action={<Button onClick={() => window.location.reload()}>Try again</Button>}>
      PetSwipe is not available right now. Please try again in a moment.
      {error.digest && (
        <>
          <br />
          <small>Reference {error.digest}</small>
        </>
      )}
    </Empty>
  );
}
