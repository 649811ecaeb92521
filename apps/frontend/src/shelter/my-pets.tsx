"use client";

import type { Pet } from "@petswipe/contract";
import { useCallback } from "react";
import { petsOf } from "../api/pets.ts";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { ErrorNotice } from "../ui/notice.tsx";
import { useAction } from "../ui/use-action.ts";
import { useLoaded } from "../ui/use-loaded.ts";
import styles from "./lists.module.css";
import { PetRow } from "./pet-row.tsx";

/** The shelter's pets, newest first, a page at a time. */
export function MyPets({ shelterId }: { readonly shelterId: string }) {
  const load = useCallback(() => petsOf(shelterId), [shelterId]);
  const { value, error, change } = useLoaded(load);
  const more = useAction(async (cursor: string) => {
    const next = await petsOf(shelterId, cursor);
    change((known) => ({ ...next, pets: [...known.pets, ...next.pets] }));
  });

  if (error) return <ErrorNotice error={error} />;
  if (value === undefined) return <p className={styles.loading}>Loading pets…</p>;
  if (value.pets.length === 0) {
    return <Empty title="No pets yet">List your first pet, or import pets from a CSV file.</Empty>;
  }
  const onChange = (pet: Pet) =>
    change((known) => ({ ...known, pets: known.pets.map((each) => (each.id === pet.id ? pet : each)) }));
  const { nextCursor } = value;
  return (
    <>
      <ul className={styles.list}>
        {value.pets.map((pet) => (
          <PetRow key={pet.id} pet={pet} onChange={onChange} />
        ))}
      </ul>
      {more.error && <ErrorNotice error={more.error} />}
      {nextCursor !== null && (
        <p className={styles.more}>
          <Button variant="quiet" busy={more.busy} onClick={() => more.run(nextCursor)}>
            Show more
          </Button>
        </p>
      )}
    </>
  );
}
