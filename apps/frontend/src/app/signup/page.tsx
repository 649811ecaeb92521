import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "../../auth/auth-card.tsx";
import { SignupForm } from "../../auth/signup-form.tsx";
import { firstOf, type SearchParams } from "../../server/search.ts";

export const metadata: Metadata = { title: "Sign up" };

export default async function SignupPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const role = firstOf((await searchParams)["role"]) === "shelter" ? "shelter" : "adopter";
  const foot = (
    <>
      Already have an account? <Link href="/login">Log in</Link>
    </>
  );
  return (
    <AuthCard title="Create your account" lead="All you need is a name, an email address and a password." foot={foot}>
      <SignupForm initialRole={role} />
    </AuthCard>
  );
}
