"use client";

import type { Adoption, MatchCard } from "@petswipe/contract";
import { cancelAdoption, completeAdoption } from "../api/matches.ts";
import { dayOf } from "../pets/labels.ts";
import { StatusBadge } from "../pets/status-badge.tsx";
import { Button } from "../ui/button.tsx";
import { useAction } from "../ui/use-action.ts";
import { ListRow } from "./list-row.tsx";

interface AdoptionRowProps {
  readonly card: MatchCard;
  readonly onChange: (matchId: string, adoption: Adoption) => void;
}

/** A match of the shelter; a requested adoption can be completed or canceled. */
export function AdoptionRow({ card, onChange }: AdoptionRowProps) {
  const { id, pet, adopter, adoption, createdAt } = card;
  const complete = useAction(async (adoptionId: string) => onChange(id, (await completeAdoption(adoptionId)).adoption));
  const cancel = useAction(async (adoptionId: string) => onChange(id, (await cancelAdoption(adoptionId)).adoption));

  return (
    <ListRow
      pet={pet}
      title={`${pet.name} and ${adopter.displayName}`}
      error={complete.error ?? cancel.error}
      actions={
        adoption?.status === "requested" && (
          <>
            <Button size="small" variant="calm" busy={complete.busy} onClick={() => complete.run(adoption.id)}>
              Complete adoption
            </Button>
            <Button size="small" variant="quiet" busy={cancel.busy} onClick={() => cancel.run(adoption.id)}>
              Cancel
            </Button>
          </>
        )
      }
    >
      <p>Matched on {dayOf(createdAt)}</p>
      <StatusBadge status={adoption?.status ?? "matched"} />
    </ListRow>
  );
}
