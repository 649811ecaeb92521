"use client";

import type { Pet } from "@petswipe/contract";
import Link from "next/link";
import { useState } from "react";
import { withdrawPet } from "../api/pets.ts";
import { summaryOf } from "../pets/labels.ts";
import { StatusBadge } from "../pets/status-badge.tsx";
import { Button } from "../ui/button.tsx";
import { useAction } from "../ui/use-action.ts";
import { ListRow } from "./list-row.tsx";
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
    <ListRow
      pet={pet}
      title={<Link href={`/pets/${pet.id}`}>{pet.name}</Link>}
      error={withdraw.error}
      actions={
        pet.status === "listed" && (
          <>
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
          </>
        )
      }
    >
      <p>{summaryOf(pet)}</p>
      <StatusBadge status={pet.status} />
    </ListRow>
  );
}
