import type { PetType } from "@petswipe/metrics";
import type { Random } from "./random.ts";

const OPENINGS = [
  "{name} came to us when {owner} moved abroad, and has charmed everyone since.",
  "Found on a rainy evening, {name} now greets every visitor at the door.",
  "Meet {name}, the quiet star of our shelter.",
  "{name} is looking for a second chance and a soft place to sleep.",
  "Everybody's favorite at the shelter, {name} has a heart of gold.",
  "{name} arrived shy and has blossomed in our care.",
  "If you need a reason to smile every morning, {name} is one.",
  "{name} grew up with a family and misses having people around.",
];

const OWNERS = ["the owner", "an elderly owner", "the first family"];

const HABITS: Record<PetType, readonly string[]> = {
  dog: [
    "Loves long walks, muddy puddles and the car.",
    "Knows sit, stay and how to look irresistible at dinner time.",
    "Plays fetch until your arm gives up.",
    "Walks well on the leash and adores other dogs.",
    "Happy to nap under your desk all afternoon.",
    "Still learning not to greet everyone with a jump.",
  ],
  cat: [
    "Purrs like a small engine as soon as you sit down.",
    "Hunts feather toys with great seriousness.",
    "Will supervise your work from the nearest windowsill.",
    "Prefers a calm home and a warm lap.",
    "Chats with you all day long.",
    "Litter trained and very tidy about it.",
  ],
  rabbit: [
    "Does happy jumps when the greens arrive.",
    "Litter trained and fond of cardboard castles.",
    "Would love a bonded friend to share the hay with.",
    "Enjoys gentle strokes between the ears.",
    "Needs room to run and something to dig in.",
  ],
  bird: [
    "Whistles along with the radio.",
    "Steps onto a finger and likes to ride on shoulders.",
    "Needs company and a few hours of flight per day.",
    "Learns new tunes within a week.",
    "Is used to other birds and loves a bath.",
  ],
  other: [
    "Busiest after sunset and fun to watch.",
    "Gentle when handled and curious about everything.",
    "Comes with a well-loved home and all accessories.",
    "Easy to look after, also for beginners.",
    "Takes treats from your hand.",
  ],
};

const HOMES = [
  "Good with children.",
  "Would suit a first-time owner.",
  "Best as the only pet at home.",
  "Gets along with other animals.",
  "A yard would be wonderful, but is not a must.",
  "Needs someone who is at home a lot.",
  "Vaccinated, chipped and ready to go.",
  "Checked by our vet and in the best of health.",
];

/** Three sentences in the style of a shelter. */
export function description(petType: PetType, name: string, random: Random): string {
  const opening = random.pick(OPENINGS).replaceAll("{name}", name).replace("{owner}", random.pick(OWNERS));
  return `${opening} ${random.pick(HABITS[petType])} ${random.pick(HOMES)}`;
}
