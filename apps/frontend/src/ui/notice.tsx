import Link from "next/link";
import type { ReactNode } from "react";
import type { ApiError } from "../api/errors.ts";
import styles from "./notice.module.css";

/** A success message or a hint, announced when it appears. */
export function Notice({ children }: { readonly children: ReactNode }) {
  return (
    <div role="status" className={`${styles.notice} ${styles.good}`}>
      {children}
    </div>
  );
}

interface ErrorNoticeProps {
  readonly error: ApiError;
  /** Whether a 401 means that the session has expired (the default), not that a password was wrong. */
  readonly offerLogin?: boolean;
}

/** The API's error message and its details by field, with the request ID of a server error. */
export function ErrorNotice({ error, offerLogin = true }: ErrorNoticeProps) {
  return (
    <div role="alert" className={`${styles.notice} ${styles.bad}`}>
      <p>
        {error.message} {offerLogin && error.status === 401 && <Link href="/login">Log in</Link>}
      </p>
      {error.details.length > 0 && (
        <ul className={styles.details}>
          {error.details.map(({ where, message }) => (
            <li key={`${where} ${message}`}>
              <strong>{where}</strong> {message}
            </li>
          ))}
        </ul>
      )}
      {error.isServerError && error.requestId !== "" && <p className={styles.reference}>Reference {error.requestId}</p>}
    </div>
  );
}
