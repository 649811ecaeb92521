import type { Pet } from "@petswipe/contract";
import { FACES } from "./faces.tsx";
import styles from "./portrait.module.css";

const PALETTES = ["peach", "mint", "sky", "lilac", "butter"] as const;

/** A drawing instead of a photo. The same `seed` always has the same colors. */
export function Portrait({ petType, seed }: { readonly petType: Pet["petType"]; readonly seed: string }) {
  const Face = FACES[petType];
  return (
    <div className={`${styles.portrait} ${styles[paletteOf(seed)]}`}>
      <svg viewBox="0 0 200 200" aria-hidden="true">
        <Face />
      </svg>
    </div>
  );
}

function paletteOf(seed: string): (typeof PALETTES)[number] {
  const sum = [...seed].reduce((total, letter) => total * 31 + letter.charCodeAt(0), 7);
  return PALETTES[sum % PALETTES.length] ?? "peach";
}
