import type { Adoption, Pet } from "@petswipe/contract";
import styles from "./status-badge.module.css";

type Status = Adoption["status"] | Pet["status"] | "matched";

const LABELS: Readonly<Record<Status, string>> = {
  matched: "It's a match",
  requested: "Adoption requested",
  completed: "Adopted",
  cancelled: "Adoption canceled",
  listed: "Looking for a home",
  adopted: "Adopted",
  withdrawn: "Withdrawn",
};

const TONES: Readonly<Record<Status, "warm" | "calm" | "wait" | "gray">> = {
  matched: "warm",
  requested: "wait",
  completed: "calm",
  cancelled: "gray",
  listed: "warm",
  adopted: "calm",
  withdrawn: "gray",
};

export function StatusBadge({ status }: { readonly status: Status }) {
  return <span className={`${styles.badge} ${styles[TONES[status]]}`}>{LABELS[status]}</span>;
}
