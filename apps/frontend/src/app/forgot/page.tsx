import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "../../auth/AuthCard.tsx";
import { ForgotForm } from "../../auth/ForgotForm.tsx";

export const metadata: Metadata = { title: "Forgot password" };

export default function ForgotPage() {
  return (
    <AuthCard
      title="Forgot it? Happens."
      lead="Tell us your email and we send you a link to set a new password."
      foot={<Link href="/login">Back to the login</Link>}
    >
      <ForgotForm />
    </AuthCard>
  );
}
