import type { Pet } from "@petswipe/contract";

export const TYPE_LABELS: Readonly<Record<Pet["petType"], string>> = {
  dog: "Dog",
  cat: "Cat",
  rabbit: "Rabbit",
  bird: "Bird",
  other: "Small pet",
};

/** Months up to two years, then years. */
export function ageInWords(months: number): string {
  if (months < 1) return "newborn";
  if (months < 24) return `${months} ${months === 1 ? "month" : "months"}`;
  return `${Math.floor(months / 12)} years`;
}

/** Breed (or type) and age on one line. */
export function summaryOf({ petType, breed, ageMonths }: Pick<Pet, "petType" | "breed" | "ageMonths">): string {
  return [breed === "" ? TYPE_LABELS[petType] : breed, ageInWords(ageMonths)].join(" · ");
}

/** A date, formatted the same on the server and in the browser. */
export function dayOf(timestamp: string): string {
  return new Intl.DateTimeFormat("en-US", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(timestamp),
  );
}
