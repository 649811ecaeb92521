"use client";

import type { Adoption, MatchCard } from "@petswipe/contract";
import Link from "next/link";
import { useState } from "react";
import { cancelAdoption, requestAdoption } from "../api/matches.ts";
import { dayOf, summaryOf } from "../pets/labels.ts";
import { PetPhoto } from "../pets/pet-photo.tsx";
import { StatusBadge } from "../pets/status-badge.tsx";
import { Button } from "../ui/button.tsx";
import { ErrorNotice } from "../ui/notice.tsx";
import { useAction } from "../ui/use-action.ts";
import styles from "./adopter-match.module.css";

/** A match as the adopter sees it, with the next step toward an adoption. */
export function AdopterMatch({ card: { id, pet, createdAt, adoption: known } }: { readonly card: MatchCard }) {
  const [adoption, setAdoption] = useState(known);
  const ask = useAction(async () => setAdoption((await requestAdoption(id)).adoption));
  const cancel = useAction(async (adoptionId: string) => setAdoption((await cancelAdoption(adoptionId)).adoption));
  const error = ask.error ?? cancel.error;

  return (
    <article className={styles.card}>
      <Link href={`/pets/${pet.id}`} className={styles.photo} tabIndex={-1} aria-hidden="true">
        <PetPhoto pet={pet} lazy />
      </Link>
      <div className={styles.words}>
        <StatusBadge status={adoption?.status ?? "matched"} />
        <h2>
          <Link href={`/pets/${pet.id}`}>{pet.name}</Link>
        </h2>
        <p>{summaryOf(pet)}</p>
        <p>{[pet.shelterName, pet.city].filter(Boolean).join(", ")}</p>
        <p>Matched on {dayOf(createdAt)}</p>
      </div>
      <div className={styles.step}>
        {error && <ErrorNotice error={error} />}
        {mayAsk(adoption) && pet.status === "listed" && (
          <Button busy={ask.busy} onClick={() => ask.run()}>
            Ask to adopt {pet.name}
          </Button>
        )}
        {adoption?.status === "requested" && (
          <Button variant="quiet" busy={cancel.busy} onClick={() => cancel.run(adoption.id)}>
            Cancel request
          </Button>
        )}
        {adoption?.status === "completed" && <p className={styles.joy}>Congratulations, you two!</p>}
      </div>
    </article>
  );
}

function mayAsk(adoption: Adoption | null): boolean {
  return adoption === null || adoption.status === "cancelled";
}
