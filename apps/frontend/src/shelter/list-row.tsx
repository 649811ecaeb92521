import type { ReactNode } from "react";
import type { ApiError } from "../api/errors.ts";
import { PetPhoto, type PetPhotoProps } from "../pets/pet-photo.tsx";
import { ErrorNotice } from "../ui/notice.tsx";
import styles from "./lists.module.css";

interface ListRowProps {
  readonly pet: PetPhotoProps["pet"];
  readonly title: ReactNode;
  /** Below the title. */
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** Of the last action. */
  readonly error: ApiError | null;
}

/** A row of the dashboard's lists: a pet's photo, text, and what can be done. */
export function ListRow({ pet, title, children, actions, error }: ListRowProps) {
  return (
    <li className={styles.row}>
      <div className={styles.thumb}>
        <PetPhoto pet={pet} lazy />
      </div>
      <div className={styles.words}>
        <h3>{title}</h3>
        {children}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
      {error && <ErrorNotice error={error} />}
    </li>
  );
}
