import Link from "next/link";
import type { ComponentProps } from "react";
import styles from "./Button.module.css";

interface Look {
  readonly variant?: "primary" | "calm" | "quiet" | "danger";
  readonly size?: "normal" | "small" | "large";
}

/** A button. While `busy` it cannot be pressed again and says so to screen readers. */
export function Button({
  variant = "primary",
  size = "normal",
  busy = false,
  disabled,
  type = "button",
  className,
  children,
  ...rest
}: ComponentProps<"button"> & Look & { readonly busy?: boolean }) {
  return (
    <button
      {...rest}
      type={type}
      className={looks(variant, size, className)}
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
}: ComponentProps<typeof Link> & Look) {
  return <Link {...rest} className={looks(variant, size, className)} />;
}

function looks(variant: NonNullable<Look["variant"]>, size: NonNullable<Look["size"]>, more: string | undefined) {
  return [styles.button, styles[variant], styles[size], more].filter(Boolean).join(" ");
}
