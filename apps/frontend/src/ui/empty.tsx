import type { ReactNode } from "react";
import styles from "./empty.module.css";
import { PawIcon } from "./icons.tsx";

interface EmptyProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** An empty state: what is missing, and what to do next. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <section className={styles.empty}>
      <span className={styles.mark}>
        <PawIcon />
      </span>
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </section>
  );
}
