import type { Metadata } from "next";
import { DeleteAccount } from "../../account/delete-account.tsx";
import { LogOut, MyData } from "../../account/my-data.tsx";
import { NameForm } from "../../account/name-form.tsx";
import { dayOf } from "../../pets/labels.ts";
import { requireUser } from "../../server/session.ts";
import styles from "./page.module.css";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const user = await requireUser("/account");
  return (
    <div className={styles.page}>
      <h1>Your account</h1>
      <p className={styles.lead}>
        {user.email} · member since {dayOf(user.createdAt)}
      </p>
      <section>
        <h2>Name</h2>
        <NameForm displayName={user.displayName} />
      </section>
      <section>
        <h2>Your data</h2>
        <MyData />
      </section>
      <section>
        <h2>Delete account</h2>
        <DeleteAccount />
      </section>
      <LogOut />
    </div>
  );
}
