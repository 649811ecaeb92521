import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { userIfKnown } from "../server/session.ts";
import { Header } from "../shell/header.tsx";
import "../shell/tokens.css";
import "../shell/base.css";
import styles from "./layout.module.css";

export const metadata: Metadata = {
  title: { default: "PetSwipe: find your furry someone", template: "%s · PetSwipe" },
  description: "Swipe through shelter pets, match, and bring one home.",
  applicationName: "PetSwipe",
};

export const viewport: Viewport = {
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fff8f2" },
    { media: "(prefers-color-scheme: dark)", color: "#1a1211" },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <a href="#main" className={styles.skip}>
          Skip to content
        </a>
        <Header user={await userIfKnown()} />
        <main id="main" className={styles.main}>
          {children}
        </main>
      </body>
    </html>
  );
}
