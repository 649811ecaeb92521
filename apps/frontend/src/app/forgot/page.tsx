import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "../../auth/auth-card.tsx";
import { ForgotForm } from "../../auth/forgot-form.tsx";

export const metadata: Metadata = { title: "Forgot password" };

export default function ForgotPage() {
  return (
    <AuthCard
      title="Forgot your password?"
      lead="Enter your email address, and we'll send you a link to set a new password."
      foot={<Link href="/login">Back to login</Link>}
    >
      <ForgotForm />
    </AuthCard>
  );
}
