import { type Breed, type Coat, coat } from "../breed.ts";
import { type BirdTraits, bird } from "../species/bird.ts";

const breed = (name: string, traits: BirdTraits, ...coats: Coat[]): Breed => ({
  petType: "bird",
  name,
  coats,
  draw: (own, random) => bird(own, traits, random),
});

export const BIRDS: readonly Breed[] = [
  breed(
    "Budgerigar",
    { crest: "none", beak: "hooked", marking: "barred", beakColor: "#f2b54d" },
    coat("green and yellow", "#7cc95a", "#fbe568", "#3f5b3b"),
    coat("blue and white", "#6db6ea", "#fdfdfd", "#37506e"),
    coat("violet", "#a78fe0", "#fbf8ff", "#4b3f73"),
  ),
  breed(
    "Cockatiel",
    { crest: "tall", beak: "hooked", marking: "cheeks", beakColor: "#b9aeb0" },
    coat("gray", "#a9aeb9", "#fbe98d", "#f08a4b"),
    coat("lutino", "#fbf1cf", "#fbe36f", "#f28f52"),
    coat("white-faced", "#8d94a2", "#fdfdfd", "#777f8e"),
  ),
  breed(
    "Lovebird",
    { crest: "none", beak: "hooked", marking: "mask", beakColor: "#e8604c" },
    coat("peach-faced", "#79c561", "#f79a7c", "#4a9a4d"),
    coat("masked blue", "#5fa8de", "#4a4654", "#3f7fb7"),
    coat("lutino", "#f8d94e", "#f58b62", "#e9bb34"),
  ),
  breed(
    "Canary",
    { crest: "small", beak: "cone", marking: "none", beakColor: "#f0a566" },
    coat("yellow", "#fbd949", "#fff0a0", "#e8b62d"),
    coat("orange", "#f6964b", "#fcc38c", "#dc7630"),
    coat("white", "#fbf7ef", "#ffffff", "#dfd5c5"),
  ),
  breed(
    "Zebra Finch",
    { crest: "none", beak: "cone", marking: "cheeks", beakColor: "#ee5f43" },
    coat("gray", "#9aa0ab", "#eef0f2", "#e9884a"),
  ),
  breed(
    "Green-cheeked Conure",
    { crest: "none", beak: "hooked", marking: "cap", beakColor: "#7f7478" },
    coat("green", "#68b556", "#d0605a", "#5a4e52"),
    coat("cinnamon", "#a3cf6d", "#f0a08a", "#b0875f"),
  ),
  breed(
    "Cockatoo",
    { crest: "tall", beak: "hooked", marking: "none", beakColor: "#6d6872" },
    coat("white", "#fdfbf8", "#ffffff", "#f5d860"),
    coat("pink", "#f8c5c2", "#fde3df", "#ee8f90"),
  ),
  breed(
    "Parrotlet",
    { crest: "small", beak: "hooked", marking: "belly", beakColor: "#f3d2b0" },
    coat("turquoise", "#5cc4bb", "#c9f0e6", "#36968f"),
    coat("green", "#8ed05f", "#dcf3a8", "#5da43c"),
  ),
];
