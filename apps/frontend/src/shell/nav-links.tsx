"use client";

import type { User } from "@petswipe/contract";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { CardsIcon, HeartIcon, HouseIcon, PersonIcon } from "../ui/icons.tsx";
import styles from "./nav-links.module.css";

const ACCOUNT = { href: "/account", title: "Account", Icon: PersonIcon };
const LINKS = {
  adopter: [
    { href: "/swipe", title: "Swipe", Icon: CardsIcon },
    { href: "/matches", title: "Matches", Icon: HeartIcon },
    ACCOUNT,
  ],
  shelter: [{ href: "/shelter", title: "Dashboard", Icon: HouseIcon }, ACCOUNT],
  admin: [ACCOUNT],
};

export function NavLinks({ role }: Pick<User, "role">) {
  const path = usePathname();
  return (
    <nav aria-label="Main" className={styles.nav}>
      {LINKS[role].map(({ href, title, Icon }) => (
        <Link key={href} href={href} className={styles.link} aria-current={path === href ? "page" : undefined}>
          <Icon />
          <span>{title}</span>
        </Link>
      ))}
    </nav>
  );
}
