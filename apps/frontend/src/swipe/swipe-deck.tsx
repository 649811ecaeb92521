"use client";

import type { Pet } from "@petswipe/contract";
import { AnimatePresence, MotionConfig } from "motion/react";
import { useEffect, useState } from "react";
import { preload } from "react-dom";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { Controls } from "./controls.tsx";
import { MatchOverlay } from "./match-overlay.tsx";
import { SwipeCard } from "./swipe-card.tsx";
import styles from "./swipe-deck.module.css";
import { useArrowKeys } from "./use-arrow-keys.ts";
import { useDeck } from "./use-deck.ts";

/** Visible cards, and cards behind them whose photos are preloaded. */
const SHOWN = 3;
const AHEAD = 4;

/** The deck, used by drag, buttons or arrow keys. `pets` are the first cards, rendered by the server. */
export function SwipeDeck({ pets }: { readonly pets: readonly Pet[] }) {
  const { deck, swipe, loadMore, closeMatch } = useDeck(pets);
  const [liked, setLiked] = useState(true);
  const [top] = deck.cards;
  const [made] = deck.matches;

  function decide(verdict: boolean) {
    if (top === undefined || made !== undefined) return;
    setLiked(verdict);
    swipe(top.id, verdict);
  }
  useArrowKeys(decide);

  const ahead = deck.cards.slice(SHOWN, SHOWN + AHEAD);
  useEffect(() => {
    for (const { photoUrl } of ahead) if (photoUrl !== null) preload(photoUrl, { as: "image" });
  }, [ahead]);

  const over = top === undefined && deck.supply !== "loading" && deck.supply !== "idle";
  return (
    <MotionConfig reducedMotion="user">
      <section className={styles.deck} aria-label="Pets to meet">
        <p role="status" className={deck.announcement.isError ? styles.error : "visually-hidden"}>
          {deck.announcement.text}
        </p>
        <div className={styles.stack}>
          {top === undefined && (over ? <End failed={deck.supply === "failed"} onAgain={loadMore} /> : <Loading />)}
          <AnimatePresence custom={liked} initial={false}>
            {deck.cards.slice(0, SHOWN).map((pet, depth) => (
              <SwipeCard key={pet.id} pet={pet} depth={depth} onSwipe={decide} />
            ))}
          </AnimatePresence>
        </div>
        {top !== undefined && <Controls pet={top} onDecide={decide} />}
        {made !== undefined && <MatchOverlay key={made.match.id} made={made} onClose={closeMatch} />}
      </section>
    </MotionConfig>
  );
}

function Loading() {
  return <p className={styles.loading}>Loading more pets…</p>;
}

function End({ failed, onAgain }: { readonly failed: boolean; readonly onAgain: () => void }) {
  return (
    <Empty
      title={failed ? "Couldn't load more pets" : "That's everyone for now"}
      action={<Button onClick={onAgain}>{failed ? "Try again" : "Check again"}</Button>}
    >
      {failed
        ? "Your swipes so far are saved."
        : "You have seen every pet that is looking for a home right now. Check back later for new ones."}
    </Empty>
  );
}
