import type { Adoption, Pet } from "@petswipe/contract";
import styles from "./StatusBadge.module.css";

type Status = Adoption["status"] | Pet["status"] | "matched";

const WORDS: Readonly<Record<Status, string>> = {
  matched: "It's a match",
  requested: "Adoption requested",
  completed: "Adopted",
  cancelled: "Adoption cancelled",
  listed: "Looking for a home",
  adopted: "Adopted",
  withdrawn: "Withdrawn",
};

const TONES: Readonly<Record<Status, "warm" | "calm" | "wait" | "grey">> = {
  matched: "warm",
  requested: "wait",
  completed: "calm",
  cancelled: "grey",
  listed: "warm",
  adopted: "calm",
  withdrawn: "grey",
};

export function StatusBadge({ status }: { readonly status: Status }) {
  return <span className={`${styles.badge} ${styles[TONES[status]]}`}>{WORDS[status]}</span>;
}
