"use client";

import type { Pet } from "@petswipe/contract";
import Link from "next/link";
import { useState } from "react";
import { withdrawPet } from "../api/pets.ts";
import { PetPhoto } from "../pets/pet-photo.tsx";
import { StatusBadge } from "../pets/status-badge.tsx";
import { summaryOf } from "../pets/words.ts";
import { Button } from "../ui/button.tsx";
import { ErrorNotice } from "../ui/notice.tsx";
import { useAction } from "../ui/use-action.ts";
import styles from "./lists.module.css";
import { PhotoButton } from "./photo-button.tsx";

interface PetRowProps {
  readonly pet: Pet;
  readonly onChange: (pet: Pet) => void;
}

/** A pet of the shelter: its photo can be changed, and it can be withdrawn after a confirmation. */
export function PetRow({ pet, onChange }: PetRowProps) {
  const [confirming, setConfirming] = useState(false);
  const withdraw = useAction(async () => onChange((await withdrawPet(pet.id)).pet));

  return (
    <li className={styles.row}>
      <div className={styles.thumb}>
        <PetPhoto pet={pet} lazy />
      </div>
      <div className={styles.words}>
        <h3>
          <Link href={`/pets/${pet.id}`}>{pet.name}</Link>
        </h3>
        <p>{summaryOf(pet)}</p>
        <StatusBadge status={pet.status} />
      </div>
      {pet.status === "listed" && (
        <div className={styles.actions}>
          <PhotoButton pet={pet} onChange={onChange} />
          {confirming ? (
            <Button size="small" variant="danger" busy={withdraw.busy} onClick={() => withdraw.run()}>
              Confirm withdrawal
            </Button>
          ) : (
            <Button
              size="small"
              variant="quiet"
              aria-label={`Withdraw ${pet.name}`}
              onClick={() => setConfirming(true)}
            >
              Withdraw
            </Button>
          )}
        </div>
      )}
      {withdraw.error && <ErrorNotice error={withdraw.error} />}
    </li>
  );
}
