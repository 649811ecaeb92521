"use client";

import { useState } from "react";
import { ApiError } from "../api/errors.ts";
import { isAlreadySwiped, swipe } from "../api/pets.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { HeartIcon } from "../ui/icons.tsx";
import { ErrorNotice, Notice } from "../ui/notice.tsx";
import { useAction } from "../ui/use-action.ts";

type Outcome = "liked" | "matched" | "alreadySwiped";

const MESSAGES: Readonly<Record<Exclude<Outcome, "matched">, string>> = {
  liked: "Like sent. If the shelter accepts, you will find the match under Matches.",
  alreadySwiped: "You have already swiped on this pet.",
};

/** Likes a pet from its own page. */
export function LikeButton({ petId, name }: { readonly petId: string; readonly name: string }) {
  const [outcome, setOutcome] = useState<Outcome>();
  const { run, busy, error } = useAction(async () => setOutcome(await like(petId)));

  if (outcome === "matched") return <ButtonLink href="/matches">It's a match! See your matches</ButtonLink>;
  if (outcome !== undefined) return <Notice>{MESSAGES[outcome]}</Notice>;
  return (
    <>
      {error && <ErrorNotice error={error} />}
      <Button busy={busy} onClick={() => run()}>
        <HeartIcon /> Like {name}
      </Button>
    </>
  );
}

async function like(petId: string): Promise<Outcome> {
  try {
    return (await swipe(petId, true)).match === null ? "liked" : "matched";
  } catch (error) {
    if (error instanceof ApiError && isAlreadySwiped(error)) return "alreadySwiped";
    throw error;
  }
}
