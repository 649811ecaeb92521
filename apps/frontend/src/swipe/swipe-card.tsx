"use client";

import type { Pet } from "@petswipe/contract";
import { motion, type PanInfo, useIsPresent, useMotionValue, useReducedMotion, useTransform } from "motion/react";
import { summaryOf } from "../pets/labels.ts";
import { PetPhoto } from "../pets/pet-photo.tsx";
import { PinIcon } from "../ui/icons.tsx";
import styles from "./swipe-card.module.css";
import { verdict } from "./verdict.ts";

interface SwipeCardProps {
  readonly pet: Pet;
  /** 0 is the top card, the only one that can be dragged. */
  readonly depth: number;
  readonly onSwipe: (liked: boolean) => void;
}

const VARIANTS = {
  /** `liked` comes from the deck: a card that is leaving does not get new props. */
  gone: (liked: boolean) => ({ x: liked ? 620 : -620, opacity: 0, transition: { duration: 0.38 } }),
  faded: { opacity: 0, transition: { duration: 0.15 } },
};

/** A card of the deck. Moving it sideways, by drag, button or key, rotates it and reveals the stamp. */
export function SwipeCard({ pet, depth, onSwipe }: SwipeCardProps) {
  const present = useIsPresent();
  const calm = useReducedMotion() ?? false;
  const x = useMotionValue(0);
  const rotate = useTransform(x, [-320, 320], [-16, 16]);
  const like = useTransform(x, [24, 110], [0, 1]);
  const pass = useTransform(x, [-110, -24], [1, 0]);

  function onDragEnd(_: unknown, { offset, velocity }: PanInfo) {
    const liked = verdict(offset.x, velocity.x);
    if (liked !== undefined) onSwipe(liked);
  }

  return (
    <motion.article
      className={styles.card}
      style={{ x, rotate, zIndex: 3 - depth }}
      aria-hidden={depth > 0 || !present}
      aria-label={pet.name}
      variants={VARIANTS}
      initial={calm ? { opacity: 0 } : { scale: 0.9, y: 24, opacity: 0 }}
      animate={{ x: 0, scale: 1 - depth * 0.04, y: depth * 14, opacity: 1 }}
      exit={calm ? "faded" : "gone"}
      transition={{ type: "spring", stiffness: 380, damping: 32 }}
      drag={depth === 0 ? "x" : false}
      dragSnapToOrigin
      dragMomentum={false}
      whileDrag={{ cursor: "grabbing" }}
      onDragEnd={onDragEnd}
    >
      <PetPhoto pet={pet} />
      <div className={styles.words}>
        <h2>{pet.name}</h2>
        <p className={styles.summary}>{summaryOf(pet)}</p>
        <Place pet={pet} />
        {pet.description !== "" && <p className={styles.description}>{pet.description}</p>}
      </div>
      <motion.span className={`${styles.stamp} ${styles.like}`} style={{ opacity: like }} aria-hidden="true">
        Like
      </motion.span>
      <motion.span className={`${styles.stamp} ${styles.pass}`} style={{ opacity: pass }} aria-hidden="true">
        Pass
      </motion.span>
    </motion.article>
  );
}

function Place({ pet: { city, shelterName } }: { readonly pet: Pet }) {
  const place = [shelterName, city].filter(Boolean).join(", ");
  if (place === "") return null;
  return (
    <p className={styles.place}>
      <PinIcon />
      {place}
    </p>
  );
}
