"use client";

import { Button } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
}

/** A page that could not be made, mostly because the backend cannot be reached. The digest finds the log line. */
export default function ErrorPage({ error }: ErrorPageProps) {
  return (
    <Empty title="A short nap" action={<Button onClick={() => window.location.reload()}>Try again</Button>}>
      PetSwipe is not quite awake right now. Please try again in a moment.
      {error.digest && (
        <>
          <br />
          <small>Reference {error.digest}</small>
        </>
      )}
    </Empty>
  );
}
