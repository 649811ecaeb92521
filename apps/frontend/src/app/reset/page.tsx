import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "../../auth/AuthCard.tsx";
import { ResetForm } from "../../auth/ResetForm.tsx";
import { firstOf, type SearchParams } from "../../server/search.ts";

/** The token in the address must not travel on in a Referer header. */
export const metadata: Metadata = { title: "New password", referrer: "no-referrer" };

export default async function ResetPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const token = firstOf((await searchParams)["token"]);
  if (token === undefined || token === "") {
    return (
      <AuthCard title="This link is incomplete" lead="Open the link from the mail again, or ask for a new one.">
        <Link href="/forgot">Ask for a new link</Link>
      </AuthCard>
    );
  }
  return (
    <AuthCard title="A fresh start" lead="Choose a new password. The link from the mail works once.">
      <ResetForm token={token} />
    </AuthCard>
  );
}
