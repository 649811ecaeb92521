import Link from "next/link";
import type { ComponentProps } from "react";
import styles from "./button.module.css";

interface Appearance {
  readonly variant?: "primary" | "calm" | "quiet" | "danger";
  readonly size?: "normal" | "small" | "large";
}

/** A button. While `busy`, it is disabled and announced as busy to screen readers. */
export function Button({
  variant = "primary",
  size = "normal",
  busy = false,
  disabled,
  type = "button",
  className,
  children,
  ...rest
}: ComponentProps<"button"> & Appearance & { readonly busy?: boolean }) {
  return (
    <button
      {...rest}
      type={type}
      className={classNames(variant, size, className)}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
    >
      {children}
      {busy && <span className={styles.dots} aria-hidden="true" />}
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink({
  variant = "primary",
  size = "normal",
  className,
  ...rest
}: ComponentProps<typeof Link> & Appearance) {
  return <Link {...rest} className={classNames(variant, size, className)} />;
}

function classNames(
  variant: NonNullable<Appearance["variant"]>,
  size: NonNullable<Appearance["size"]>,
  more: string | undefined,
) {
  return [styles.button, styles[variant], styles[size], more].filter(Boolean).join(" ");
}
