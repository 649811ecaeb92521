"use client";

import { motion } from "motion/react";
import { useEffect, useRef } from "react";
import { PetPhoto } from "../pets/pet-photo.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { HeartIcon } from "../ui/icons.tsx";
import type { MatchMade } from "./deck.ts";
import styles from "./match-overlay.module.css";

interface MatchOverlayProps {
  readonly made: MatchMade;
  readonly onClose: () => void;
}

/** Announces an immediate match. A modal dialog: Escape and the second button return to swiping. */
export function MatchOverlay({ made: { pet }, onClose }: MatchOverlayProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  return (
    <dialog ref={dialog} className={styles.overlay} aria-labelledby="match-title" onClose={onClose}>
      <motion.div
        className={styles.content}
        initial={{ scale: 0.8, opacity: 0 }}
        animate={{ scale: 1, opacity: 1 }}
        transition={{ type: "spring", stiffness: 300, damping: 22 }}
      >
        <div className={styles.medal}>
          <div className={styles.photo}>
            <PetPhoto pet={pet} />
          </div>
          <span className={styles.heart}>
            <HeartIcon />
          </span>
        </div>
        <h2 id="match-title">It's a match!</h2>
        <p>{pet.name} would love to meet you.</p>
        <div className={styles.actions}>
          <ButtonLink href="/matches" size="large">
            See my matches
          </ButtonLink>
          <Button variant="quiet" size="large" onClick={() => dialog.current?.close()}>
            Keep swiping
          </Button>
        </div>
      </motion.div>
    </dialog>
  );
}
