import type { Metadata } from "next";
import { requireUser } from "../../server/session.ts";
import { Desk } from "../../shelter/Desk.tsx";
import styles from "./page.module.css";

export const metadata: Metadata = { title: "Shelter desk" };

export default async function ShelterPage() {
  const { id, displayName } = await requireUser("/shelter", "shelter");
  return (
    <>
      <h1>{displayName}</h1>
      <p className={styles.lead}>Your desk: pets, people who like them, and homes found.</p>
      <Desk shelterId={id} />
    </>
  );
}
