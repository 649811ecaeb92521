import Link from "next/link";
import styles from "./brand.module.css";

/** The logo, a paw whose pad is a heart, with the name. Links to the home page. */
export function Brand() {
  return (
    <Link href="/" className={styles.brand} aria-label="PetSwipe, home">
      <Logo />
      <span>
        Pet<b>Swipe</b>
      </span>
    </Link>
  );
}

function Logo() {
  return (
    <svg viewBox="0 0 40 40" width="36" height="36" aria-hidden="true">
      <rect width="40" height="40" rx="12" className={styles.tile} />
      <g className={styles.paw}>
        <ellipse cx="10.5" cy="18" rx="3" ry="3.9" />
        <ellipse cx="29.5" cy="18" rx="3" ry="3.9" />
        <ellipse cx="16.2" cy="11.5" rx="3" ry="4" />
        <ellipse cx="23.8" cy="11.5" rx="3" ry="4" />
        <path d="M20 33.5l-7.2-7a4.7 4.7 0 0 1 6.6-6.7l.6.6.6-.6a4.7 4.7 0 0 1 6.6 6.7z" />
      </g>
    </svg>
  );
}
