import type { PetReply } from "@petswipe/contract";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { ApiError } from "../../../api/errors.ts";
import { summaryOf } from "../../../pets/labels.ts";
import { PetDetails } from "../../../pets/pet-details.tsx";
import { fromBackend } from "../../../server/backend.ts";
import { userIfKnown } from "../../../server/session.ts";

interface PetPageProps {
  readonly params: Promise<{ readonly id: string }>;
}

/** Cached per rendering, since page and metadata both need the pet. A 404 or 400 means that no visitor can see it. */
const petOf = cache(async (id: string) => {
  try {
    return (await fromBackend<PetReply>(`/api/pets/${encodeURIComponent(id)}`)).pet;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) redirect(`/login?next=${encodeURIComponent(`/pets/${id}`)}`);
    if (error.status === 404 || error.status === 400) notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: PetPageProps): Promise<Metadata> {
  const pet = await petOf((await params).id);
  return { title: `Meet ${pet.name}`, description: `${pet.name}: ${summaryOf(pet)}. ${pet.description}`.slice(0, 160) };
}

export default async function PetPage({ params }: PetPageProps) {
  const [pet, user] = await Promise.all([petOf((await params).id), userIfKnown()]);
  return <PetDetails pet={pet} viewer={user} />;
}
