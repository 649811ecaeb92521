import type { MatchesReply } from "@petswipe/contract";
import type { Metadata } from "next";
import { AdopterMatch } from "../../matches/adopter-match.tsx";
import { fromBackend } from "../../server/backend.ts";
import { requireUser } from "../../server/session.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import styles from "./page.module.css";

export const metadata: Metadata = { title: "Matches" };

export default async function MatchesPage() {
  await requireUser("/matches", "adopter");
  const { matches } = await fromBackend<MatchesReply>("/api/matches");
  return (
    <>
      <h1 className={styles.title}>Your matches</h1>
      {matches.length === 0 ? (
        <Empty title="No matches yet" action={<ButtonLink href="/swipe">Start swiping</ButtonLink>}>
          Like a pet. When its shelter accepts, the match appears here.
        </Empty>
      ) : (
        <div className={styles.grid}>
          {matches.map((card) => (
            <AdopterMatch key={card.id} card={card} />
          ))}
        </div>
      )}
    </>
  );
}
