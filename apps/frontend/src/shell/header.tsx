import type { User } from "@petswipe/contract";
import { ButtonLink } from "../ui/button.tsx";
import { Brand } from "./brand.tsx";
import styles from "./header.module.css";
import { NavLinks } from "./nav-links.tsx";

/** The brand and the navigation: tabs at the bottom on a phone, links at the top elsewhere. */
export function Header({ user }: { readonly user: User | null }) {
  return (
    <header className={styles.header}>
      <Brand />
      {user === null ? <AccountLinks /> : <NavLinks role={user.role} />}
    </header>
  );
}

function AccountLinks() {
  return (
    <nav aria-label="Account" className={styles.account}>
      <ButtonLink href="/login" variant="quiet" size="small">
        Log in
      </ButtonLink>
      <ButtonLink href="/signup" size="small">
        Sign up
      </ButtonLink>
    </nav>
  );
}
