"use client";

import type { Pet } from "@petswipe/contract";
import { type ChangeEvent, useRef } from "react";
import { uploadPhoto } from "../api/pets.ts";
import { Button } from "../ui/button.tsx";
import { ErrorNotice } from "../ui/notice.tsx";
import { useAction } from "../ui/use-action.ts";

interface PhotoButtonProps {
  readonly pet: Pet;
  readonly onChange: (pet: Pet) => void;
}

/** Uploads a new photo as soon as it is selected. */
export function PhotoButton({ pet, onChange }: PhotoButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const { run, busy, error } = useAction(async (photo: File) => onChange((await uploadPhoto(pet.id, photo)).pet));

  function onSelect({ target }: ChangeEvent<HTMLInputElement>) {
    const photo = target.files?.[0];
    // Cleared, so that selecting the same file again triggers another change event.
    target.value = "";
    if (photo !== undefined) void run(photo);
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        aria-label={`Photo of ${pet.name}`}
        hidden
        onChange={onSelect}
      />
      <Button size="small" variant="quiet" busy={busy} onClick={() => input.current?.click()}>
        {pet.photoUrl === null ? "Add photo" : "Change photo"}
      </Button>
      {error && <ErrorNotice error={error} />}
    </>
  );
}
