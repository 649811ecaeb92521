import type { Pet, User } from "@petswipe/contract";
import { ButtonLink } from "../ui/button.tsx";
import { ageInWords, dayOf, TYPE_LABELS } from "./labels.ts";
import { LikeButton } from "./like-button.tsx";
import styles from "./pet-details.module.css";
import { PetPhoto } from "./pet-photo.tsx";
import { StatusBadge } from "./status-badge.tsx";

/** All details of a pet, and what the viewer can do next. */
export function PetDetails({ pet, viewer }: { readonly pet: Pet; readonly viewer: User | null }) {
  return (
    <article className={styles.pet}>
      <div className={styles.photo}>
        <PetPhoto pet={pet} />
      </div>
      <div className={styles.words}>
        <StatusBadge status={pet.status} />
        <h1>{pet.name}</h1>
        {pet.description !== "" && <p className={styles.description}>{pet.description}</p>}
        <Facts pet={pet} />
        <NextStep pet={pet} viewer={viewer} />
      </div>
    </article>
  );
}

function Facts({ pet }: { readonly pet: Pet }) {
  const facts = [
    ["Type", TYPE_LABELS[pet.petType]],
    ["Breed", pet.breed],
    ["Age", ageInWords(pet.ageMonths)],
    ["Shelter", pet.shelterName ?? ""],
    ["City", pet.city],
    ["Listed since", dayOf(pet.createdAt)],
  ] as const;
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== "")
        .map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function NextStep({ pet, viewer }: { readonly pet: Pet; readonly viewer: User | null }) {
  if (viewer === null) return <ButtonLink href={`/login?next=/pets/${pet.id}`}>Log in to like this pet</ButtonLink>;
  if (viewer.role === "admin") return null;
  if (viewer.role === "shelter") return <ButtonLink href="/shelter">Go to your dashboard</ButtonLink>;
  return (
    <div className={styles.actions}>
      {pet.status === "listed" && <LikeButton petId={pet.id} name={pet.name} />}
      <ButtonLink href="/swipe" variant="quiet">
        Back to swiping
      </ButtonLink>
    </div>
  );
}
