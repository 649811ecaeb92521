import type { Pet } from "@petswipe/contract";
import Link from "next/link";
import { CrossIcon, HeartIcon } from "../ui/icons.tsx";
import styles from "./controls.module.css";

interface ControlsProps {
  readonly pet: Pet;
  readonly onDecide: (liked: boolean) => void;
}

/** Buttons to pass, see details and like, as an alternative to dragging. */
export function Controls({ pet, onDecide }: ControlsProps) {
  return (
    <div className={styles.controls}>
      <button
        type="button"
        className={`${styles.round} ${styles.pass}`}
        aria-label={`Pass on ${pet.name}`}
        aria-keyshortcuts="ArrowLeft"
        onClick={() => onDecide(false)}
      >
        <CrossIcon />
        <kbd>←</kbd>
      </button>
      <Link href={`/pets/${pet.id}`} className={styles.more}>
        About {pet.name}
      </Link>
      <button
        type="button"
        className={`${styles.round} ${styles.like}`}
        aria-label={`Like ${pet.name}`}
        aria-keyshortcuts="ArrowRight"
        onClick={() => onDecide(true)}
      >
        <HeartIcon />
        <kbd>→</kbd>
      </button>
    </div>
  );
}
