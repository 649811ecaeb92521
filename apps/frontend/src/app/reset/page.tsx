import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "../../auth/auth-card.tsx";
import { ResetForm } from "../../auth/reset-form.tsx";
import { firstOf, type SearchParams } from "../../server/search.ts";

/** The token in the URL must not leak through a Referer header. */
export const metadata: Metadata = { title: "New password", referrer: "no-referrer" };

export default async function ResetPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const token = firstOf((await searchParams)["token"]);
  if (token === undefined || token === "") {
    return (
      <AuthCard title="This link is incomplete" lead="Open the link from the email again, or request a new one.">
        <Link href="/forgot">Request a new link</Link>
      </AuthCard>
    );
  }
  return (
    <AuthCard title="Set a new password" lead="The link from the email works once.">
      <ResetForm token={token} />
    </AuthCard>
  );
}
