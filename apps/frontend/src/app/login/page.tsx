import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "../../auth/auth-card.tsx";
import { safeNext } from "../../auth/destination.ts";
import { LoginForm } from "../../auth/login-form.tsx";
import { firstOf, type SearchParams } from "../../server/search.ts";

export const metadata: Metadata = { title: "Log in" };

export default async function LoginPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const next = safeNext(firstOf((await searchParams)["next"]));
  const foot = (
    <>
      New here? <Link href="/signup">Create an account</Link>
    </>
  );
  return (
    <AuthCard title="Welcome back" lead="Log in to your account." foot={foot}>
      <LoginForm next={next} />
    </AuthCard>
  );
}
