"use client";

import type { Pet } from "@petswipe/contract";
import { useCallback, useState } from "react";
import styles from "./pet-photo.module.css";
import { Portrait } from "./portrait.tsx";

export interface PetPhotoProps {
  readonly pet: Pick<Pet, "id" | "name" | "petType" | "photoUrl">;
  /** Loads the photo only when it is about to scroll into view. */
  readonly lazy?: boolean;
}

/** The pet's photo, filling its box; a drawing if there is none or it fails to load. */
export function PetPhoto({ pet, lazy = false }: PetPhotoProps) {
  const [broken, setBroken] = useState<string>();
  // React does not see the error event of a photo that fails before hydration.
  const check = useCallback((image: HTMLImageElement | null) => {
    if (image?.complete && image.naturalWidth === 0) setBroken(image.getAttribute("src") ?? undefined);
  }, []);
  if (pet.photoUrl === null || pet.photoUrl === broken) return <Portrait petType={pet.petType} seed={pet.id} />;
  return (
    <img
      ref={check}
      src={pet.photoUrl}
      alt={pet.name}
      className={styles.photo}
      draggable={false}
      loading={lazy ? "lazy" : "eager"}
      onError={() => setBroken(pet.photoUrl ?? undefined)}
    />
  );
}
