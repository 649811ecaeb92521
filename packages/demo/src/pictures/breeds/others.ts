import { type Breed, type Coat, coat } from "../breed.ts";
import { hedgehog } from "../species/hedgehog.ts";
import { type SmallTraits, small } from "../species/small.ts";
import { type TurtleTraits, turtle } from "../species/turtle.ts";

const rodent = (name: string, traits: SmallTraits, ...coats: Coat[]): Breed => ({
  petType: "other",
  name,
  coats,
  draw: (own, random) => small(own, traits, random),
});

const shelled = (name: string, traits: TurtleTraits, ...coats: Coat[]): Breed => ({
  petType: "other",
  name,
  coats,
  draw: (own, random) => turtle(own, traits, random),
});

export const OTHERS: readonly Breed[] = [
  rodent(
    "Syrian Hamster",
    { ears: "tiny", marking: "bib", width: 208, holds: true },
    coat("golden", "#e9a552", "#fff3df", "#c77f34"),
    coat("cream", "#f5d8a8", "#fffaf0", "#dfb274"),
  ),
  rodent(
    "Dwarf Hamster",
    { ears: "tiny", marking: "stripe", width: 200, holds: true },
    coat("agouti", "#a59a93", "#fdfaf6", "#6f645f"),
    coat("sapphire", "#98a3b8", "#f8f9fc", "#66718a"),
  ),
  rodent(
    "Guinea Pig",
    { ears: "petal", marking: "blaze", width: 202 },
    coat("brown and white", "#b3743f", "#fffaf3", "#86512a"),
    coat("black and white", "#4a4652", "#ffffff", "#36333d"),
  ),
  rodent(
    "Abyssinian Guinea Pig",
    { ears: "petal", marking: "halves", width: 200, fur: "tufted" },
    coat("tortoiseshell and white", "#fbf3e6", "#fffaf2", "#d98c48"),
  ),
  rodent(
    "Chinchilla",
    { ears: "round", marking: "bib", width: 196 },
    coat("standard gray", "#a0a6b4", "#eff1f5", "#878d9c"),
    coat("beige", "#dcc4aa", "#fbf3e8", "#c0a384"),
  ),
  rodent(
    "Fancy Rat",
    { ears: "round", marking: "blaze", width: 178 },
    coat("hooded", "#6f6b78", "#fdfbfb", "#8d8894"),
    coat("champagne", "#e4c3a2", "#fff8f0", "#d3a880"),
  ),
  rodent(
    "Ferret",
    { ears: "tiny", marking: "bandit", width: 182 },
    coat("sable", "#d8c2a5", "#fbf4e8", "#6b5143"),
    coat("cinnamon", "#f0dcc0", "#fffaf1", "#bb875b"),
  ),
  {
    petType: "other",
    name: "Hedgehog",
    coats: [
      coat("salt and pepper", "#e9d3b8", "#fff3e2", "#6f6069"),
      coat("cinnamon", "#f3dcc0", "#fff8ee", "#a8745a"),
    ],
    draw: (own, random) => hedgehog(own, random),
  },
  shelled("Red-eared Slider", { shell: "plates", cheeks: "#ec6a4e" }, coat("green", "#8cc06a", "#e6edb0", "#5b8a4c")),
  shelled("Hermann's Tortoise", { shell: "plates" }, coat("yellow and brown", "#c9b776", "#efe4b4", "#a07b45")),
  shelled("Star Tortoise", { shell: "stars" }, coat("starred", "#d9b978", "#f7e2a4", "#6a4c3a")),
];
