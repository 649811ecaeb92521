"use client";

import type { CreatePetBody, Pet } from "@petswipe/contract";
import Link from "next/link";
import { useState } from "react";
import { listPet, uploadPhoto } from "../api/pets.ts";
import { Button } from "../ui/button.tsx";
import { formAction } from "../ui/form.ts";
import { ErrorNotice, Notice } from "../ui/notice.tsx";
import { useAction } from "../ui/use-action.ts";
import { ageInMonths } from "./age.ts";
import styles from "./lists.module.css";
import { PetFields } from "./pet-fields.tsx";

/** Lists a pet, and uploads its photo if one is selected. */
export function ListPetForm() {
  const [listed, setListed] = useState<Pet>();
  const { run, busy, error } = useAction(async (data: FormData, form: HTMLFormElement) => {
    setListed(undefined);
    const { pet } = await listPet(petOf(data));
    // The pet exists now: a second submit must not list it again, even if its photo is rejected.
    setListed(pet);
    form.reset();
    const photo = data.get("photo");
    if (photo instanceof File && photo.size > 0) setListed((await uploadPhoto(pet.id, photo)).pet);
  });
  return (
    <form className={styles.form} onSubmit={formAction(run)}>
      <PetFields />
      {listed && (
        <Notice>
          <Link href={`/pets/${listed.id}`}>{listed.name}</Link> is listed.
        </Notice>
      )}
      {error && <ErrorNotice error={error} />}
      <Button type="submit" busy={busy}>
        List this pet
      </Button>
    </form>
  );
}

function petOf(data: FormData): CreatePetBody {
  const text = (name: string) => String(data.get(name) ?? "").trim();
  return {
    name: text("name"),
    petType: text("petType") as Pet["petType"],
    ageMonths: ageInMonths(data),
    breed: text("breed"),
    city: text("city"),
    description: text("description"),
    autoAccept: data.has("autoAccept"),
  };
}
