import { type ComponentProps, type ReactNode, useId } from "react";
import styles from "./field.module.css";

interface Labeled {
  readonly label: string;
  readonly hint?: string;
}

/** A labeled text input. */
export function TextField({ label, hint, ...input }: Labeled & Omit<ComponentProps<"input">, "id">) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint}>
      <input {...input} id={id} className={styles.control} aria-describedby={hint && `${id}-hint`} />
    </Frame>
  );
}

/** A labeled text area. */
export function TextArea({ label, hint, ...area }: Labeled & Omit<ComponentProps<"textarea">, "id">) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint}>
      <textarea {...area} id={id} className={styles.control} aria-describedby={hint && `${id}-hint`} />
    </Frame>
  );
}

/** A labeled select; its children are the options. */
export function Select({ label, hint, ...select }: Labeled & Omit<ComponentProps<"select">, "id">) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint}>
      <select {...select} id={id} className={styles.control} aria-describedby={hint && `${id}-hint`} />
    </Frame>
  );
}

/** A checkbox with its label next to it. */
export function Checkbox({ label, hint, ...input }: Labeled & Omit<ComponentProps<"input">, "id" | "type">) {
  const id = useId();
  return (
    <div className={styles.checkbox}>
      <input {...input} id={id} type="checkbox" aria-describedby={hint && `${id}-hint`} />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint && <Hint id={id}>{hint}</Hint>}
      </div>
    </div>
  );
}

interface FrameProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly children: ReactNode;
}

function Frame({ id, label, hint, children }: FrameProps) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children}
      {hint && <Hint id={id}>{hint}</Hint>}
    </div>
  );
}

function Hint({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <p id={`${id}-hint`} className={styles.hint}>
      {children}
    </p>
  );
}
