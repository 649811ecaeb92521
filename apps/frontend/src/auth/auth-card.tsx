import type { ReactNode } from "react";
import styles from "./auth-card.module.css";

interface AuthCardProps {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
}

/** The frame of the login, signup and password forms. */
export function AuthCard({ title, lead, children, foot }: AuthCardProps) {
  return (
    <section className={styles.card}>
      <h1>{title}</h1>
      <p className={styles.lead}>{lead}</p>
      {children}
      {foot && <p className={styles.foot}>{foot}</p>}
    </section>
  );
}
