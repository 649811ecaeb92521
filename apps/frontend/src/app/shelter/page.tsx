import type { Metadata } from "next";
import { requireUser } from "../../server/session.ts";
import { ShelterDashboard } from "../../shelter/shelter-dashboard.tsx";
import styles from "./page.module.css";

export const metadata: Metadata = { title: "Shelter dashboard" };

export default async function ShelterPage() {
  const { id, displayName } = await requireUser("/shelter", "shelter");
  return (
    <>
      <h1>{displayName}</h1>
      <p className={styles.lead}>Your pets, requests and adoptions.</p>
      <ShelterDashboard shelterId={id} />
    </>
  );
}
