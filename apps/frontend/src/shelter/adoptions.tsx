"use client";

import type { Adoption, MatchCard, MatchesReply } from "@petswipe/contract";
import { Empty } from "../ui/empty.tsx";
import { ErrorNotice } from "../ui/notice.tsx";
import type { Loaded } from "../ui/use-loaded.ts";
import { AdoptionRow } from "./adoption-row.tsx";
import styles from "./lists.module.css";

/** Requested adoptions first, then matches without one, then finished adoptions. */
const ORDER: readonly (Adoption["status"] | undefined)[] = ["requested", undefined, "completed", "cancelled"];

/** The shelter's matches and the state of their adoptions. */
export function Adoptions({ matched: { value, error, change } }: { readonly matched: Loaded<MatchesReply> }) {
  if (error) return <ErrorNotice error={error} />;
  if (value === undefined) return <p className={styles.loading}>Loading adoptions…</p>;
  if (value.matches.length === 0) return <Empty title="No matches yet">Accepted requests appear here.</Empty>;

  function onChange(id: string, adoption: Adoption) {
    change(({ matches }) => ({ matches: matches.map((card) => (card.id === id ? settled(card, adoption) : card)) }));
  }
  const place = ({ adoption }: MatchCard) => ORDER.indexOf(adoption?.status);
  return (
    <ul className={styles.list}>
      {value.matches
        .toSorted((one, other) => place(one) - place(other))
        .map((card) => (
          <AdoptionRow key={card.id} card={card} onChange={onChange} />
        ))}
    </ul>
  );
}

function settled(card: MatchCard, adoption: Adoption): MatchCard {
  const status = adoption.status === "completed" ? "adopted" : card.pet.status;
  return { ...card, adoption, pet: { ...card.pet, status } };
}
