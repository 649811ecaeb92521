import type { Pet } from "@petswipe/contract";

export const TYPE_WORDS: Readonly<Record<Pet["petType"], string>> = {
  dog: "Dog",
  cat: "Cat",
  rabbit: "Rabbit",
  bird: "Bird",
  other: "Small pet",
};

/** An age as people say it: months up to two years, then years. */
export function ageInWords(months: number): string {
  if (months < 1) return "newborn";
  if (months < 24) return `${months} ${months === 1 ? "month" : "months"}`;
  return `${Math.floor(months / 12)} years`;
}

/** Kind, breed and age on one line. */
export function summaryOf({ petType, breed, ageMonths }: Pick<Pet, "petType" | "breed" | "ageMonths">): string {
  return [breed === "" ? TYPE_WORDS[petType] : breed, ageInWords(ageMonths)].join(" · ");
}

/** A day as people read it, the same on server and browser. */
export function dayOf(timestamp: string): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(timestamp),
  );
}
